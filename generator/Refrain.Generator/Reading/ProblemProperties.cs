namespace Refrain.Reading;

/// <summary>Names of what a <see cref="Problem"/> tells a code fix.</summary>
internal static class ProblemProperties
{
    /// <summary>The name of the parameter, requirement or member in question.</summary>
    public const string Name = "Name";

    /// <summary>A type to write, fully qualified with <c>global::</c>; a fix simplifies it.</summary>
    public const string Type = "Type";

    /// <summary>Types to choose from (the forms of an output), one a line, the most telling first.</summary>
    public const string Types = "Types";

    /// <summary>Names to choose from (requirements that a parameter could bind to), one a line, the nearest first.</summary>
    public const string Names = "Names";

    /// <summary>What kind of fix fits where a rule has several.</summary>
    public const string Kind = "Kind";
}
