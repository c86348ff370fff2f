// A header and its lines are replaced, each in a statement of its own.
using Dapper;
using Npgsql;

public sealed class InvoiceStore(NpgsqlConnection connection)
{
    public async Task SaveAsync(string number, IReadOnlyList<string> lines)
    {
        await connection.ExecuteAsync("DELETE FROM invoice_line WHERE number = @number", new { number });
        await connection.ExecuteAsync("UPDATE invoice SET lines = @count WHERE number = @number", new { number, count = lines.Count }); // RFN303
    }
}

[Task]
public sealed partial record SavedInvoice(string Number, string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines, [Service] NpgsqlConnection connection)
    {
        await new InvoiceStore(connection).SaveAsync(Number, lines);
        return lines.Count;
    }
}
