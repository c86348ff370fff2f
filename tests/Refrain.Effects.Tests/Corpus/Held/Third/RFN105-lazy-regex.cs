// A pattern that is compiled when first needed, and a frozen table.
using System.Collections.Frozen;
using System.Text.RegularExpressions;

public static class Plates
{
    private static readonly Lazy<Regex> s_pattern = new(() => new Regex("^[A-Z]{1,3}-[0-9]+$", RegexOptions.CultureInvariant));
    private static readonly FrozenSet<string> s_reserved = new[] { "B-1", "M-1" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsValid(string plate) => s_pattern.Value.IsMatch(plate) && !s_reserved.Contains(plate);
}

[Task]
public sealed partial record ValidPlates(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines) => [.. lines.Where(Plates.IsValid)];
}
