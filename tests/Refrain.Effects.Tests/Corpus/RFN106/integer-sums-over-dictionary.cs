// Sums of integers, counts, maxima and look-ups are the same in every order.
public sealed record Summary(int Users, long Events, int Most, bool HasAdmin, bool AllActive);

[Task]
public sealed partial record EventSummary(string File)
{
    [Requires] public FileSource Events => new(File);

    public Summary Run(IEnumerable<string> events)
    {
        var byUser = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in events)
        {
            var user = line.Split('\t')[0];
            byUser[user] = byUser.GetValueOrDefault(user) + 1;
        }

        var total = 0L;
        foreach (var count in byUser.Values)
            total += count;
        return new Summary(byUser.Count, total, byUser.Values.Max(), byUser.Keys.Contains("admin"), byUser.All(user => user.Value > 0));
    }
}
