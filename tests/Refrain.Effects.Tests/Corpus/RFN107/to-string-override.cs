// The amount's ToString formats by culture; whoever interpolates it brings that in.
public readonly record struct Money(decimal Value, string Currency)
{
    public override string ToString() => $"{Value:0.00} {Currency}"; // RFN107
}

public sealed record InvoiceLine(string Text, string Amount);

[Task]
public sealed partial record InvoiceLines(string File)
{
    [Requires] public FileSource Cents => new(File);

    public IEnumerable<InvoiceLine> Run(IEnumerable<string> cents)
    {
        foreach (var line in cents)
        {
            var cells = line.Split(',');
            var money = new Money(long.Parse(cells[1]) / 100m, "EUR");
            yield return new InvoiceLine(cells[0], money.ToString());
        }
    }
}
