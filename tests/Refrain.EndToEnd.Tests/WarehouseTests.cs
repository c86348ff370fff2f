using Microsoft.Data.Sqlite;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.EndToEnd.Tests;

/// <summary>The sample that loads tables, as a user runs it.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class WarehouseTests
{
    private const string Program = "Warehouse";
    private const string Sums = "select count(*) || ' orders, ' || sum(cast(amount as numeric(20, 2))) from orders";

    [Fact]
    public async Task Run_twice_the_tables_are_the_same_and_what_an_export_changes_is_loaded_again()
    {
        using var folder = new TempFolder();
        Assert.Contains("29 executed", await RunAsync(folder.Path, "run"), StringComparison.Ordinal);
        var before = Dump(folder["warehouse.db"]);
        Assert.StartsWith("6676 orders, 1668557.86", before, StringComparison.Ordinal);
        Assert.Contains("0 executed, 29 up to date", await RunAsync(folder.Path, "run"), StringComparison.Ordinal);
        Assert.Equal(before, Dump(folder["warehouse.db"]));

        // The database is as it was before: what is missing in it is loaded again.
        File.Delete(folder["warehouse.db"]);
        Assert.Contains("14 executed, 15 up to date", await RunAsync(folder.Path, "run"), StringComparison.Ordinal);
        Assert.Equal(before, Dump(folder["warehouse.db"]));

        // So is a file that somebody has changed.
        var report = folder["shared/reports/sales-2026-01-02.csv"];
        var lines = await File.ReadAllLinesAsync(report);
        Assert.Equal("Country,Orders,Amount", lines[0]);
        await File.WriteAllLinesAsync(report, lines[..^1]);
        Assert.Contains("1 executed, 28 up to date", await RunAsync(folder.Path, "run"), StringComparison.Ordinal);
        Assert.Equal(lines, await File.ReadAllLinesAsync(report));

        Directory.CreateDirectory(folder["exports"]);
        await File.WriteAllTextAsync(folder["exports/2026-01-01.csv"], "Order,Customer,Country,Amount\n1,Ada,at,10.50\n1,Ada,at,10.50\n2,,be,n/a\n3,,be,2\n");
        Assert.Contains("orders | 2026-01-01 |    2", await RunAsync(folder.Path, "run", "Warehouse", "--days", "1", "--exports", "exports"), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task In_PostgreSQL_they_are_the_same_too()
    {
        using var folder = new TempFolder();
        var database = PostgresServer.Shared.CreateDatabase();
        var connection = PostgresServer.Shared.ConnectionString(database);
        Assert.Contains("29 executed", await RunAsync(folder.Path, "run", "--postgres", connection), StringComparison.Ordinal);
        Assert.Equal("6676 orders, 1668557.86", PostgresServer.Shared.Execute(Sums, database));
        Assert.Contains("0 executed, 29 up to date", await RunAsync(folder.Path, "run", "--postgres", connection), StringComparison.Ordinal);
        Assert.Contains("14 executed, 15 up to date", await RunAsync(folder.Path, "run"), StringComparison.Ordinal);
        Assert.True(File.Exists(folder["warehouse.db"]));
    }

    private static async Task<string> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        var result = await PipelineProcess.RunAsync(Program, folder, arguments);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output + result.Error;
    }

    private static string Dump(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Sums + " union all select group_concat(day || country || orders || amount, ';') from (select * from sales order by day, country)";
        using var reader = command.ExecuteReader();
        var text = "";
        while (reader.Read())
            text += reader.GetString(0) + "\n";
        return text;
    }
}
