// Rows are upserted batch by batch in one transaction; the size of a batch is a matter of speed.
using Dapper;
using Npgsql;

public sealed record Customer(string Id, string Name);

public sealed class CustomerTable(NpgsqlConnection connection)
{
    private const string Upsert = "INSERT INTO customer (id, name) SELECT * FROM unnest(@ids, @names) ON CONFLICT (id) DO UPDATE SET name = excluded.name";

    public async Task PutAsync(IEnumerable<Customer> customers, int size)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var batch in customers.Chunk(size))
            await connection.ExecuteAsync(Upsert, new { ids = batch.Select(row => row.Id).ToArray(), names = batch.Select(row => row.Name).ToArray() }, transaction);
        await transaction.CommitAsync();
    }
}

[Task]
public sealed partial record StoredCustomers(string File, [property: Insignificant] int BatchSize = 1000)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines, [Service] NpgsqlConnection connection)
    {
        await new CustomerTable(connection).PutAsync(lines.Select(line => line.Split(';')).Select(cells => new Customer(cells[0], cells[1])), BatchSize);
        return lines.Count;
    }
}
