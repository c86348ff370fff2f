// A decimal comma on one machine is a group separator on the next.
public sealed record Amount(string Account, decimal Value, int Count);

[Task]
public sealed partial record Amounts(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Amount> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var cells = line.Split(';');
            var value = decimal.Parse(cells[1]); // RFN107
            yield return new Amount(cells[0], value, int.Parse(cells[2]));
        }
    }
}
