// The hash code that the compiler makes of a record, and that of a comparer, end up as keys in the output.
public sealed record Address(string Street, string Town);

public sealed record Keyed(int Key, int Town, string Text);

[Task]
public sealed partial record Addresses(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Keyed> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var address = line.Split(',') is [var street, var town] ? new Address(street, town) : new Address(line, "");
            var key = address.GetHashCode(); // RFN108
            yield return new(key, StringComparer.OrdinalIgnoreCase.GetHashCode(address.Town), line); // RFN108
        }
    }
}
