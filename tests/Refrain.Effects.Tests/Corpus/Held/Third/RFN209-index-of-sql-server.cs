// An index is created without a look.
using Microsoft.Data.SqlClient;

[Task]
public sealed partial record Indexed(string Column)
{
    public async Task<int> Run([Service] SqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new SqlCommand($"CREATE INDEX ix_line_{Column} ON dbo.line ({Column})", connection);
        await command.ExecuteNonQueryAsync(cancellationToken); // RFN209
        return Column.Length;
    }
}
