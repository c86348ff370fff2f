// The parts come from a manifest that is an input itself: that is what a requirement method is for.
using System.Globalization;

public sealed record PartEntry(string Name, int From, int To)
{
    public static PartEntry Parse(string line)
    {
        var cells = line.Split('\t');
        return new(cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture), int.Parse(cells[2], CultureInfo.InvariantCulture));
    }
}

[Task]
public sealed partial record Assembled(string Manifest)
{
    [Requires] public FileSource Index => new(Manifest);

    [Requires]
    public IEnumerable<FileSource> Parts(IReadOnlyList<string> index)
    {
        var folder = Path.GetDirectoryName(Manifest) ?? "";
        foreach (var part in index.Where(line => line is not ['#', ..]).Select(PartEntry.Parse).OrderBy(part => part.From))
            yield return new FileSource(Path.Combine(folder, part.Name));
    }

    public byte[] Run(IReadOnlyList<byte[]> parts) => [.. parts.SelectMany(part => part)];
}
