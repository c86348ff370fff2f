// What no order changes: counts, sums of integers, maxima, another set, a check.
[Task]
public sealed partial record Coverage(string Known, string Seen)
{
    [Requires] public FileSource Expected => new(Known);

    [Requires] public FileSource Actual => new(Seen);

    public string Run(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var missing = expected.ToHashSet(StringComparer.Ordinal);
        missing.ExceptWith(actual);
        var letters = 0;
        var longest = 0;
        var initials = new HashSet<char>();
        foreach (var name in missing)
        {
            letters += name.Length;
            longest = Math.Max(longest, name.Length);
            initials.Add(name[0]);
        }

        return $"{missing.Count} missing, {letters} letters, {longest} at most, {initials.Count} initials, {(missing.Any(name => name == "x") ? "x" : "no x")}";
    }
}
