// A look at the catalogue guards the table.
using Microsoft.Data.SqlClient;

[Task]
public sealed partial record Ensured(string Name)
{
    public async Task<int> Run([Service] SqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"IF OBJECT_ID(N'dbo.{Name}', N'U') IS NULL CREATE TABLE dbo.{Name} (id bigint NOT NULL PRIMARY KEY)";
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
