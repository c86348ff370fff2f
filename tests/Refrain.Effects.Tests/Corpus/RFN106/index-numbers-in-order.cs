// The same encoding with numbers by first appearance.
public sealed record Encoded(int Row, int Category);

[Task]
public sealed partial record EncodedCategories(string File)
{
    [Requires] public FileSource Categories => new(File);

    public IEnumerable<Encoded> Run(IReadOnlyList<string> categories)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < categories.Count; row++)
        {
            if (!codes.TryGetValue(categories[row], out var code))
                codes.Add(categories[row], code = codes.Count);
            yield return new Encoded(row, code);
        }
    }
}
