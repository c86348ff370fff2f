// Elements of an input are changed by a mapper.
public sealed class Item
{
    public required string Name { get; set; }
}

public static class Cleaner
{
    public static void Clean(Item item) => item.Name = item.Name.Trim(); // RFN210
}

[Task]
public sealed partial record Items(string Name)
{
    public List<Item> Run() => [.. Name.Split(',').Select(name => new Item { Name = name })];
}

[Task]
public sealed partial record CleanItems(string Name)
{
    [Requires] public Items Items => new(Name);

    public int Run(List<Item> items)
    {
        items.ForEach(Cleaner.Clean);
        return items.Count(item => item.Name.Length > 0);
    }
}
