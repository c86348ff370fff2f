using System.Globalization;
using Npgsql;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>The database that most tests share, each in a schema of its own.</summary>
internal static class TestDatabase
{
    private static readonly Lazy<string> s_database = new(PostgresServer.Shared.CreateDatabase);

    private static int s_schemas;

    /// <summary>How to connect to it.</summary>
    public static string ConnectionString => PostgresServer.Shared.ConnectionString(s_database.Value);

    /// <summary>The name of a schema that nobody has used, with all in it that a name may have.</summary>
    public static string NewSchema() =>
        string.Create(CultureInfo.InvariantCulture, $"Schema {Interlocked.Increment(ref s_schemas)}: \"quoted\"; -- $1 @x {{0}} '\\ ß");

    public static PostgresCatalog Open(string schema, PostgresCatalogOptions? options = null) =>
        PostgresCatalog.Open(ConnectionString, (options ?? new()) with { Schema = schema });

    /// <summary>Runs a statement in the database; <c>@</c> stands for the schema, and the first parameter is its name.</summary>
    public static object? Execute(string schema, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql.Replace("@", "\"" + schema.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"", StringComparison.Ordinal), connection);
        if (sql.Contains("$1", StringComparison.Ordinal))
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
        return command.ExecuteScalar();
    }
}
