using Refrain.Sql;

namespace Refrain.Effects.Tests.Sql;

/// <summary>All texts of the tables, with their dialects.</summary>
internal static class SqlSamples
{
    public static IEnumerable<(string Sql, SqlDialect Dialect, string Told)> All() =>
        PostgreSqlSamples.All.Select(sample => (sample.Sql, SqlDialect.PostgreSql, sample.Told))
            .Concat(SqlServerSamples.All.Select(sample => (sample.Sql, SqlDialect.SqlServer, sample.Told)))
            .Concat(SqliteSamples.All.Select(sample => (sample.Sql, SqlDialect.Sqlite, sample.Told)))
            .Concat(MySqlSamples.All.Select(sample => (sample.Sql, SqlDialect.MySql, sample.Told)))
            .Concat(UnknownDialectSamples.All.Select(sample => (sample.Sql, SqlDialect.Unknown, sample.Told)));
}
