// The compiler writes the hash code of a record from those of its members: as a key it differs from run to run, in a set it stays inside.
public readonly record struct Place(string Country, string Town);

[Task]
public sealed partial record Places(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<int> Run(IReadOnlyList<string> lines)
    {
        var seen = new HashSet<Place>();
        var keys = new List<int>();
        foreach (var line in lines)
        {
            var place = new Place(line[..2], line[2..]);
            if (seen.Add(place))
                keys.Add(place.GetHashCode()); // RFN108
        }

        return keys;
    }
}
