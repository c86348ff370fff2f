// T-SQL looks the table up before it creates it, in the same text.
using System.Data.Common;

[Task]
public sealed partial record AuditTable(string Schema)
{
    private string Text => $"""
        IF OBJECT_ID(N'{Schema}.audit', N'U') IS NULL
        BEGIN
            CREATE TABLE {Schema}.audit (id bigint IDENTITY PRIMARY KEY, who nvarchar(100) NOT NULL);
        END
        """;

    public async Task<string> Run([Service] DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        await command.ExecuteNonQueryAsync(cancellationToken);
        return Schema;
    }
}
