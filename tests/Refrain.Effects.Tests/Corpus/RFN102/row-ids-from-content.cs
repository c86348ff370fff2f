// Ids are made from what the row is, by a hash that is the same everywhere.
using System.Security.Cryptography;
using System.Text;

public sealed record Supplier(Guid Id, string Name, string Country);

[Task]
public sealed partial record Suppliers(string File)
{
    [Requires] public FileSource Source => new(File);

    public IEnumerable<Supplier> Run(IEnumerable<string> source) =>
        from line in source
        let cells = line.Split(';')
        select new Supplier(IdOf(cells[0], cells[1]), cells[0], cells[1]);

    private static Guid IdOf(string name, string country)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{country}/{name}"), hash);
        return new Guid(hash[..16]);
    }
}
