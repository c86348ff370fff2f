// A partition of many rows: through Refrain, with everything that belongs to it (hash, marker, catalog), and as one writes it by hand.
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Refrain;
using Refrain.Postgres;
using Refrain.Sqlite;
using Refrain.Stores;
using Refrain.Targets;
using Tables;

if (args is not [var folder, var countText, var roundsText, .. var rest] || rest.Length > 1 || Directory.Exists(folder))
{
    Console.Error.WriteLine("usage: Tables FOLDER ROWS ROUNDS [CONNECTION]  FOLDER must not exist; CONNECTION is an empty PostgreSQL database");
    return 2;
}

var count = int.Parse(countText, NumberStyles.None, CultureInfo.InvariantCulture);
var rounds = int.Parse(roundsText, NumberStyles.None, CultureInfo.InvariantCulture);
Directory.CreateDirectory(folder);
var day = new DateOnly(2026, 1, 5);
await using var source = rest is [var connectionText] ? NpgsqlDataSource.Create(connectionText) : null;
var times = new Rounds();
long flat = 0;

// In turn, each into a table that is empty and as the other's; the first round only warms up.
for (var round = 0; round <= rounds; round++)
{
    times.Round = round;
    var rows = round == 0 ? Math.Min(count, 50_000) : count;
    var byHand = Path.Combine(folder, $"hand-{round}.db");
    Make(byHand);
    times.Measure("SQLite, prepared insert", () => ByHand.Insert(byHand, day, rows));
    var database = Path.Combine(folder, $"refrain-{round}.db");
    Make(database);
    await MeasureAsync("SQLite, Refrain", new SqliteTarget(database));
    if (source is not null)
    {
        Make(source);
        times.Measure("PostgreSQL, binary COPY", () => ByHand.Copy(source, day, rows));
        Make(source);
        await MeasureAsync("PostgreSQL, Refrain", new PostgresTarget(source));
    }

    async Task MeasureAsync(string name, Target target)
    {
        await using var pipeline = Pipeline.Open(Path.Combine(folder, $"store {name} {round}"), new PipelineOptions { Targets = [target] });
        GC.Collect();
        var peak = 0L;
        using var sampling = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 20);
        var watch = Stopwatch.StartNew();
        var report = await pipeline.RunAsync([new DaySales(day, rows)], new RunOptions { Workers = 1 });
        times.Note(name, watch.Elapsed.TotalSeconds);
        flat = Math.Max(flat, peak);
        if (report.State != RunState.Succeeded)
            throw new InvalidOperationException(report.Tasks[0].Error!.ToString());
    }
}

times.Print(together: 2, "F2");

Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"managed memory at most: {flat / 1048576.0:F0} MiB"));
return 0;

static void Make(object place)
{
    if (place is NpgsqlDataSource source)
    {
        using var command = source.CreateCommand("drop table if exists sales; drop table if exists refrain_markers; drop table if exists refrain_places; " + ByHand.Postgres);
        command.ExecuteNonQuery();
        return;
    }

    using var connection = new SqliteConnection($"Data Source={place};Pooling=False");
    connection.Open();
    using var make = connection.CreateCommand();
    make.CommandText = "pragma journal_mode = wal; " + ByHand.Sqlite;
    make.ExecuteNonQuery();
}
