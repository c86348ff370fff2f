using System.Globalization;
using Microsoft.Data.Sqlite;
using Refrain.Conformance.Targets;
using Refrain.Targets;

namespace Refrain.Sqlite.Tests;

public sealed class SqliteTargetTests : SqlTargetConformance
{
    private string Database => Path.Combine(Folder, "warehouse.db");

    protected override SqlTarget OpenTarget() => new SqliteTarget(Database);

    protected override IReadOnlyList<string> Query(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    protected override void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    protected override bool Exists(string table) => Query($"select 1 from sqlite_master where name = '{table}'").Count > 0;

    protected override string TypeOf(SqlType type) => type switch { SqlType.Int32 => "INTEGER", _ => "TEXT" };

    protected override IReadOnlyList<string> ReadWide()
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "select * from wide order by id";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return rows;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }
}
