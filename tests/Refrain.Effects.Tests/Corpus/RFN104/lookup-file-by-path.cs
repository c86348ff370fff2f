// The path is a parameter, but what the file holds is not part of any input: an edit of it re-runs nothing.
public sealed record Enriched(string Sku, string Category);

[Task]
public sealed partial record EnrichedProducts(string File, string CategoriesPath)
{
    [Requires] public FileSource Products => new(File);

    public IEnumerable<Enriched> Run(IEnumerable<string> products)
    {
        var categories = System.IO.File.ReadAllLines(CategoriesPath) // RFN104
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

        foreach (var sku in products)
            yield return new Enriched(sku, categories.GetValueOrDefault(sku, "other"));
    }
}
