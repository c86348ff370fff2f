// Sorted sets, sorted dictionaries, queues and stacks have an order of their own.
using System.Collections.Immutable;

public sealed record Day(int Number, string Names);

[Task]
public sealed partial record Days(string File)
{
    [Requires] public FileSource Visits => new(File);

    public IEnumerable<Day> Run(IEnumerable<string> visits)
    {
        var days = new SortedDictionary<int, SortedSet<string>>();
        var recent = new Queue<string>();
        var months = ImmutableSortedDictionary<int, int>.Empty;
        foreach (var line in visits)
        {
            var (day, name) = (int.Parse(line.AsSpan(0, 3)), line[4..]);
            if (!days.TryGetValue(day, out var names))
                days[day] = names = new SortedSet<string>(StringComparer.Ordinal);
            names.Add(name);
            months = months.SetItem(day / 31, months.GetValueOrDefault(day / 31) + 1);
            recent.Enqueue(name);
            if (recent.Count > 5)
                recent.Dequeue();
        }

        foreach (var (day, names) in days)
            yield return new Day(day, string.Join(' ', names));
        foreach (var (month, count) in months)
            yield return new Day(-month, $"{count} visits");
        yield return new Day(0, string.Join(' ', recent));
    }
}
