// Records are copied by `with`; the input's stay as they are.
public sealed record Item(string Name, long Cents)
{
    public string Note { get; init; } = "";
}

[Task]
public sealed partial record Items(int Basket)
{
    public IEnumerable<Item> Run() => [new("pen", 120), new("book", 1999)];
}

[Task, Requires<Items>]
public sealed partial record Taxed(int Basket, int Percent)
{
    public IEnumerable<Item> Run(IEnumerable<Item> items)
    {
        foreach (var item in items)
        {
            var taxed = item with { Cents = item.Cents + item.Cents * Percent / 100 };
            if (taxed.Cents > 1000)
                taxed = taxed with { Note = "large" };
            yield return taxed;
        }
    }
}
