using Npgsql;
using Refrain.Hosting;
using Refrain.Postgres;
using Refrain.Sqlite;
using Refrain.Targets;

// In SQLite, or with --postgres CONNECTION in PostgreSQL. The worker processes of a run have its environment, and not its arguments.
const string Variable = "WAREHOUSE_POSTGRES";
List<string> arguments = [.. args];
if (arguments.IndexOf("--postgres") is >= 0 and var at)
{
    if (at + 1 == arguments.Count)
    {
        await Console.Error.WriteLineAsync("--postgres needs a connection string: --postgres \"Host=localhost;Database=warehouse;Username=me\"");
        return 2;
    }

    Environment.SetEnvironmentVariable(Variable, arguments[at + 1]);
    arguments.RemoveRange(at, 2);
}

await using var source = Environment.GetEnvironmentVariable(Variable) is { } connection ? NpgsqlDataSource.Create(connection) : null;
Target warehouse = source is null ? new SqliteTarget("warehouse.db") : new PostgresTarget(source);
return await RefrainApp.RunAsync([.. arguments], app =>
{
    app.Targets = [warehouse, new FolderTarget("shared")];
    app.DefaultTask<Warehouse>();
});
