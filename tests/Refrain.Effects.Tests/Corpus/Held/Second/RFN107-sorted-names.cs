// Names are sorted by the culture's collation, through a comparison delegate.
public sealed record Person(string Family, string Given) : IComparable<Person>
{
    public int CompareTo(Person? other)
    {
        if (other is null)
            return 1;
        var family = string.Compare(Family, other.Family, ignoreCase: true); // RFN107
        return family != 0 ? family : Given.CompareTo(other.Given); // RFN107
    }
}

[Task]
public sealed partial record Phonebook(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Person> Run(IReadOnlyList<string> lines)
    {
        var people = lines.Select(line => line.Split(',')).Select(cells => new Person(cells[0], cells[1])).ToList();
        people.Sort();
        return people;
    }
}
