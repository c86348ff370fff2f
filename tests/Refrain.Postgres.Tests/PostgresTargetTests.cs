using System.Globalization;
using Npgsql;
using Refrain.Conformance.Targets;
using Refrain.Targets;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

[NeedsServer(typeof(PostgresServer))]
public sealed class PostgresTargetTests : SqlTargetConformance
{
    private NpgsqlDataSource? _source;

    private NpgsqlDataSource Source => _source ??= NpgsqlDataSource.Create(PostgresServer.Shared.ConnectionString(PostgresServer.Shared.CreateDatabase()));

    public override void Dispose()
    {
        _source?.Dispose();
        base.Dispose();
    }

    protected override SqlTarget OpenTarget() => new PostgresTarget(Source);

    protected override IReadOnlyList<string> Query(string sql)
    {
        using var command = Source.CreateCommand(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    protected override bool Exists(string table) => Query($"select 1 from pg_class where relname = '{table}'").Count > 0;

    protected override string TypeOf(SqlType type) => PostgresTypes.Of(type);

    protected override IReadOnlyList<string> ReadWide()
    {
        using var command = Source.CreateCommand("select * from wide order by id");
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.IsDBNull(i) ? null : reader.GetDataTypeName(i) switch
            {
                "date" => reader.GetFieldValue<DateOnly>(i),
                "time without time zone" => reader.GetFieldValue<TimeOnly>(i),
                "timestamp with time zone" => reader.GetFieldValue<DateTimeOffset>(i),
                _ => reader.GetValue(i),
            }))));
        }

        return rows;
    }

    protected override void Execute(string sql)
    {
        using var command = Source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
