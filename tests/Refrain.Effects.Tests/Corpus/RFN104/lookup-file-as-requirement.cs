// Both files are required, so a change of either is seen.
public sealed record Labelled(string Sku, string Label);

[Task]
public sealed partial record LabelledProducts(string File, string LabelsPath)
{
    [Requires] public FileSource Products => new(File);

    [Requires] public FileSource Labels => new(LabelsPath);

    public IEnumerable<Labelled> Run(IEnumerable<string> products, IReadOnlyList<string> labels)
    {
        var table = labels.Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
        return products.Select(sku => new Labelled(sku, table.GetValueOrDefault(sku, "other")));
    }
}
