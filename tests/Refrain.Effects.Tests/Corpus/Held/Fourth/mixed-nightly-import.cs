// A nightly import as it grew: rows inserted and stamped, a counter raised, the file moved away, and a message sent.
using Dapper;
using Npgsql;
using RabbitMQ.Client;

public sealed class ImportLog(NpgsqlConnection connection)
{
    public Task StartedAsync(string file) =>
        connection.ExecuteAsync("INSERT INTO import_log (file, started_at) VALUES (@file, @at)", new { file, at = DateTimeOffset.Now }); // RFN101 RFN202

    public Task CountAsync(string file, int rows) =>
        connection.ExecuteAsync("UPDATE import_total SET rows = rows + @rows WHERE file = @file", new { file, rows }); // RFN203 RFN303
}

public sealed class ImportJob(ImportLog log, IChannel channel)
{
    public async Task<int> ImportAsync(string path, IReadOnlyList<string> lines)
    {
        await log.StartedAsync(path);
        await log.CountAsync(path, lines.Count);
        File.Move(path, path + ".done"); // RFN302
        await channel.BasicPublishAsync("imports", "done", System.Text.Encoding.UTF8.GetBytes(path)); // RFN205
        return lines.Count;
    }
}

[Task]
public sealed partial record NightlyImport(string Inbox)
{
    [Requires] public FileSource Lines => new(Inbox);

    public Task<int> Run(IReadOnlyList<string> lines, [Service] NpgsqlConnection connection, [Service] IChannel channel) =>
        new ImportJob(new(connection), channel).ImportAsync(Inbox, lines);
}
