// CREATE TABLE … AS SELECT in a migration-like step of another file.
using Npgsql;
using Reporting.Schema;

namespace Reporting;

[Task]
public sealed partial record CustomerSnapshot(int Version)
{
    public async Task<int> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await Snapshots.TakeAsync(connection, $"customer_v{Version}", cancellationToken); // RFN209
        return Version;
    }
}
//// File: Snapshots.cs
using Npgsql;

namespace Reporting.Schema;

public static class Snapshots
{
    public static async Task TakeAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Text(name), connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Text(string name) => string.Join(' ', "CREATE TABLE", name, "AS SELECT * FROM customer");
}
