using Refrain.Targets;

namespace Refrain.Postgres;

/// <summary>What PostgreSQL calls the types of columns: as they are made, and as <c>format_type</c> gives them back.</summary>
internal static class PostgresTypes
{
    public static string Of(SqlType type) => type switch
    {
        SqlType.Boolean => "boolean",
        SqlType.Int16 => "smallint",
        SqlType.Int32 => "integer",
        SqlType.Int64 => "bigint",
        SqlType.Single => "real",
        SqlType.Double => "double precision",
        SqlType.Decimal => "numeric",
        SqlType.Text => "text",
        SqlType.Bytes => "bytea",
        SqlType.Guid => "uuid",
        SqlType.Date => "date",
        SqlType.Time => "time without time zone",
        SqlType.DateTime => "timestamp without time zone",
        SqlType.DateTimeOffset => "timestamp with time zone",
        _ => throw new NotSupportedException($"There is no column of {type}."),
    };
}
