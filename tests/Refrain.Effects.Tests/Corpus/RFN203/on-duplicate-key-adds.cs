// MySQL's ON DUPLICATE KEY UPDATE with a sum on the right.
using System.Data.Common;
using Dapper;

[Task]
public sealed partial record Downloads(DateOnly Day, string Package, int Count)
{
    private const string Table = "download";

    public async Task<int> Run([Service] DbDataSource mysql, CancellationToken cancellationToken)
    {
        await using var connection = await mysql.OpenConnectionAsync(cancellationToken);
        var command = new CommandDefinition(
            $"INSERT INTO {Table} (package, total) VALUES (@Package, @Count) ON DUPLICATE KEY UPDATE total = total + VALUES(total)",
            new { Package, Count },
            cancellationToken: cancellationToken);
        return await connection.ExecuteAsync(command); // RFN203
    }
}
