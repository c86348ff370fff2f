namespace Refrain.Reading.Targets;

/// <summary>What can name a table or column, in quotes.</summary>
internal static class Names
{
    /// <summary>Why it cannot, or null.</summary>
    public static string? Fault(string name) => name.Length == 0 ? "the name is empty"
        : name.IndexOf('\0') >= 0 ? "the name holds the character zero"
        : null;
}
