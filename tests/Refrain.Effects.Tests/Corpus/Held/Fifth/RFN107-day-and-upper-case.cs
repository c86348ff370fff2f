// The day in the title, the name in capitals and the price are written as the machine's culture has it.
public static class Titles
{
    public static string Of(DateOnly day) => $"Prices of {day:d}"; // RFN107

    public static string Shout(this string name) => name.ToUpper(); // RFN107

    public static decimal Price(ReadOnlySpan<char> text) => decimal.Parse(text); // RFN107
}

public sealed record Offer(string Title, string Name, decimal Price);

[Task]
public sealed partial record Offers(string File, DateOnly Day)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Offer> Run(IEnumerable<string> lines) =>
        lines.Select(line => line.Split(';')).Select(cells => new Offer(Titles.Of(Day), cells[0].Shout(), Titles.Price(cells[1])));
}
