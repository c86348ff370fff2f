// string.Format and Convert without a provider; with integers alone Format is harmless.
public sealed record Row(string Key, string Text);

[Task]
public sealed partial record FormattedRows(string File)
{
    [Requires] public FileSource Numbers => new(File);

    public IEnumerable<Row> Run(IReadOnlyList<string> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            var key = string.Format("{0}-{1}", File, i);
            var value = Convert.ToDouble(numbers[i]); // RFN107
            yield return new Row(key, string.Format("{0:P1}", value)); // RFN107
        }
    }
}
