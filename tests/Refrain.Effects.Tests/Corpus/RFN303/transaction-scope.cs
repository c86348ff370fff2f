// An ambient transaction covers the connections that are opened in it.
using System.Transactions;
using Dapper;
using Npgsql;

[Task]
public sealed partial record Handover(string Connection, long Ticket, string From, string To)
{
    public async Task<long> Run()
    {
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await using var connection = new NpgsqlConnection(Connection);
        await connection.ExecuteAsync("UPDATE ticket SET owner = @To WHERE id = @Ticket", new { To, Ticket });
        await connection.ExecuteAsync("DELETE FROM watch WHERE ticket = @Ticket AND person = @From", new { Ticket, From });
        scope.Complete();
        return Ticket;
    }
}
