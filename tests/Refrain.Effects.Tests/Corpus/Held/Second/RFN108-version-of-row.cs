// A row's change code is HashCode.Combine, stored with it and compared in the next run.
public sealed record Address(string Street, string City, int Code)
{
    public static Address Of(string street, string city) => new(street, city, HashCode.Combine(street, city)); // RFN108
}

[Task]
public sealed partial record Addresses(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Address> Run(IReadOnlyList<string> lines) =>
        lines.Select(line => line.Split(';')).Where(cells => cells.Length > 1).Select(cells => Address.Of(cells[0], cells[1])).ToList();
}
