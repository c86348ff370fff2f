// Keys are folded by culture: in Turkish the I of INVOICE is another letter.
[Task]
public sealed partial record FieldCounts(string File)
{
    [Requires] public FileSource Fields => new(File);

    public Dictionary<string, int> Run(IEnumerable<string> fields)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var name = field.Trim().ToUpper(); // RFN107
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        return counts;
    }
}
