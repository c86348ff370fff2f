// The rows of a table are read by a task that does not declare the table.
using Dapper;
using Npgsql;

public sealed record Invoice(long Id, string Customer, long Cents);

[Task]
public sealed partial record OpenInvoices(string Customer)
{
    private const string Sql = "SELECT id, customer, cents FROM invoices WHERE customer = @customer AND paid IS NULL ORDER BY id";

    public async Task<IEnumerable<Invoice>> Run([Service] NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var query = new CommandDefinition(Sql, new { customer = Customer }, cancellationToken: cancellationToken);
        return await connection.QueryAsync<Invoice>(query); // RFN104
    }
}
