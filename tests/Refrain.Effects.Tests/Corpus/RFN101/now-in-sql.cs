// The database's clock is a clock: the rows of a query against now() depend on when it is asked.
using Npgsql;

public sealed record OpenTicket(long Id, string Subject);

[Task]
public sealed partial record OverdueTickets(string ConnectionString)
{
    public async Task<List<OpenTicket>> Run(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT id, subject
            FROM tickets
            WHERE closed IS NULL AND due < now() - interval '2 days'
            ORDER BY id
            """,
            connection);

        var tickets = new List<OpenTicket>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken); // RFN101 RFN104
        while (await reader.ReadAsync(cancellationToken))
            tickets.Add(new OpenTicket(reader.GetInt64(0), reader.GetString(1)));
        return tickets;
    }
}
