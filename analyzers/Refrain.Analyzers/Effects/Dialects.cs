using Microsoft.CodeAnalysis;
using Refrain.Sql;

namespace Refrain.Effects;

/// <summary>Which SQL a connection, command or context speaks, by the namespace of its type.</summary>
internal static class Dialects
{
    public static SqlDialect Of(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            var name = type.ContainingNamespace?.ToDisplayString() ?? "";
            if (name.StartsWith("Npgsql", StringComparison.Ordinal)) return SqlDialect.PostgreSql;
            if (name.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal) || name.StartsWith("System.Data.SQLite", StringComparison.Ordinal)) return SqlDialect.Sqlite;
            if (name.StartsWith("Microsoft.Data.SqlClient", StringComparison.Ordinal) || name.StartsWith("System.Data.SqlClient", StringComparison.Ordinal)) return SqlDialect.SqlServer;
            if (name.StartsWith("MySql", StringComparison.Ordinal)) return SqlDialect.MySql;
        }
        return SqlDialect.Unknown;
    }
}
