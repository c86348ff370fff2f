// The rows are classes: setting a property changes what others read.
public sealed class Line
{
    public string Article { get; set; } = "";

    public long Cents { get; set; }
}

[Task]
public sealed partial record Lines(long Order)
{
    public IEnumerable<Line> Run() => [new() { Article = "a", Cents = 100 }, new() { Article = "b", Cents = 250 }];
}

[Task, Requires<Lines>]
public sealed partial record Discounted(long Order, int Percent)
{
    public long Run(IReadOnlyList<Line> lines)
    {
        foreach (var line in lines)
            line.Cents -= line.Cents * Percent / 100; // RFN210
        return lines.Sum(line => line.Cents);
    }
}
