// Rows are taken out of the list that another task made, by a helper of generics.
public sealed record Entry(string Name, int Weight);

[Task]
public sealed partial record Entries(string Text)
{
    public List<Entry> Run() => [.. Text.Split(' ').Select(word => new Entry(word, word.Length))];
}

public static class Lists
{
    public static TList Without<TList, T>(this TList list, Predicate<T> unwanted)
        where TList : IList<T>
    {
        for (var at = list.Count - 1; at >= 0; at--)
        {
            if (unwanted(list[at]))
                list.RemoveAt(at); // RFN210
        }

        return list;
    }
}

[Task]
public sealed partial record HeavyEntries(string Text)
{
    [Requires] public Entries Entries => new(Text);

    public int Run(List<Entry> entries) => entries.Without<List<Entry>, Entry>(entry => entry.Weight < 4).Count;
}
