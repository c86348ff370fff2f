// Comparisons are ordinal by their own meaning or by an argument.
public static class Prefixes
{
    private static readonly string[] s_known = ["DE", "FR", "IT"];

    public static string? Of(string text) => Array.Find(s_known, prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}

[Task]
public sealed partial record ByCountry(string File)
{
    [Requires] public FileSource Codes => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> codes)
    {
        var sorted = codes.Where(code => Prefixes.Of(code) is not null && !code.Contains("test") && code != "DE").ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        var at = Array.FindIndex(sorted, code => code.IndexOf('-') > 0 && string.Equals(code[..2], "fr", StringComparison.OrdinalIgnoreCase));
        return at < 0 ? sorted : [.. sorted[at..], .. sorted[..at]];
    }
}
