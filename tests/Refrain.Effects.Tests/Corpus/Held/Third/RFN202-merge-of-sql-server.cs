// A MERGE with absolute values.
using Dapper;
using Microsoft.Data.SqlClient;

[Task]
public sealed partial record Merged(string Code, string Name)
{
    public Task<int> Run([Service] SqlConnection connection, CancellationToken cancellationToken) => connection.ExecuteAsync(new CommandDefinition(
        """
        MERGE dbo.country AS target
        USING (VALUES (@Code, @Name)) AS source (code, name) ON target.code = source.code
        WHEN MATCHED THEN UPDATE SET name = source.name
        WHEN NOT MATCHED THEN INSERT (code, name) VALUES (source.code, source.name);
        """, new { Code, Name }, cancellationToken: cancellationToken));
}
