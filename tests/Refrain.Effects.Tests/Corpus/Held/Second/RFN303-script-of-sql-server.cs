// Two statements in one text: SQL Server doesn't put them into one transaction.
using Microsoft.Data.SqlClient;

[Task]
public sealed partial record Closed(int Period)
{
    public async Task<int> Run([Service] SqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE period SET closed = 1 WHERE id = @period;
            DELETE FROM draft WHERE period = @period;
            """;
        command.Parameters.AddWithValue("@period", Period);
        return await command.ExecuteNonQueryAsync(cancellationToken); // RFN303
    }
}
