namespace Refrain.Generator.Emission;

/// <summary>Calls of constructors as C#; what stands in them is evaluated from left to right.</summary>
internal static class ConstructorText
{
    /// <param name="head"><c>new</c>, or nothing for a tuple.</param>
    /// <param name="positional">The arguments.</param>
    /// <param name="initializers">The members that are set, each as an assignment.</param>
    public static string Of(string head, IEnumerable<string> positional, IEnumerable<string> initializers)
    {
        var assignments = string.Join(", ", initializers);
        return $"{head}({string.Join(", ", positional)}){(assignments.Length == 0 ? "" : $" {{ {assignments} }}")}";
    }
}
