namespace Refrain.Sql;

/// <summary>A token of an SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Value">
/// Words and parameters in capitals, quoted names without their quotes, operators and punctuation as written; empty for literals and numbers.
/// </param>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int Length, string Value)
{
    /// <summary>The position after the token.</summary>
    public int End => Start + Length;
}
