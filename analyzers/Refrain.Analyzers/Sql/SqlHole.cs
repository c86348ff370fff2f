namespace Refrain.Sql;

/// <summary>
/// What stands in an SQL text for a part that is not known when the code is read: an interpolated value, a variable, the result of a call.
/// It may be a name, a part of a name, a value, a list of values or whole clauses.
/// </summary>
internal static class SqlHole
{
    /// <summary>The placeholder (the object replacement character, which no SQL text contains of its own).</summary>
    public const char Char = '\uFFFC';

    /// <summary>The placeholder as text.</summary>
    public const string Text = "\uFFFC";
}
