using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>Where a catalog is, as people are told it, and what they are told when something fails there. Never a user's password.</summary>
internal sealed class PostgresPlace
{
    private const int MostSchemaBytes = 63;
    private const string IdleInTransactionTimeout = "25P03";

    public PostgresPlace(string connectionString, string schema)
    {
        if (schema.Length == 0 || schema.Contains('\0', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(schema) > MostSchemaBytes)
            throw new ArgumentException($"A schema's name has 1 to {MostSchemaBytes.ToString(CultureInfo.InvariantCulture)} bytes in UTF-8, none of them 0.", nameof(schema));
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        Schema = schema;
        QuotedSchema = "\"" + schema.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        Name = string.Create(CultureInfo.InvariantCulture, $"postgres://{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}?schema={schema}");
    }

    /// <summary>Server, database and schema.</summary>
    public string Name { get; }

    public string Schema { get; }

    /// <summary>The schema as it stands in SQL.</summary>
    public string QuotedSchema { get; }

    /// <summary>Whether it was the database or the way there that failed, rather than the program.</summary>
    public static bool IsFailure(Exception e) => e is NpgsqlException or SocketException or IOException or TimeoutException && e is not StoreException;

    /// <summary>Whether the connection is of no more use, and others may not be either.</summary>
    public static bool IsDisconnection(Exception e) => e is not PostgresException { SqlState: { } state } || state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal);

    /// <summary>Whether the same may succeed when it is tried again: the server is away, starting or failing over, or two transactions were in each other's way.</summary>
    public static bool IsTransient(Exception e) => e switch
    {
        // A disk that is full stays full.
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => false,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.ReadOnlySqlTransaction or IdleInTransactionTimeout or PostgresErrorCodes.QueryCanceled } => true,
        NpgsqlException npgsql => npgsql.IsTransient,
        _ => true,
    };

    /// <summary>What to throw.</summary>
    public StoreException Failure(Exception cause) => cause switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } e =>
            new StoreException(Name, $"The catalog {Name} does not let this user in: {e.MessageText}. Give another user, or the password in PGPASSWORD or a password file.", e),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } e =>
            new StoreException(Name, $"The catalog {Name} cannot be opened: {e.MessageText}. Create the database, or name another one.", e),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e =>
            new StoreException(Name, $"The catalog {Name} may not be used by this user: {e.MessageText}. Grant her the schema and its tables; to create them, also the right to create in the database.", e),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } e =>
            new StoreException(Name, $"The catalog {Name} has no room: {e.MessageText}. Free some space on the server and run again. What was committed is kept.", e),
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName } e =>
            (StoreException)Corrupt($"({e.MessageText})", e),
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } e =>
            (StoreException)Corrupt($"({e.MessageText})", e),
        PostgresException e =>
            new StoreException(Name, $"The catalog {Name} failed: {e.MessageText} (SQLSTATE {e.SqlState}). What was committed is kept; look after the server and run again.", e),
        NpgsqlException { InnerException: System.Security.Authentication.AuthenticationException e } =>
            new StoreException(Name, $"The catalog {Name} was not connected to, as its server does not prove who it is: {e.Message} Name the file of the authority that signed its certificate (sslrootcert=FILE), and the server by the name that is in it.", cause),
        _ => new StoreException(Name, $"The catalog {Name} cannot be reached: {cause.Message} See that the server runs and that its address is right, then run again. What was committed is kept.", cause),
    };

    /// <summary>What to throw where the tables hold what cannot be.</summary>
    public StoreCorruptException Corrupt(string what, Exception? cause = null) =>
        new(Name, $"The catalog {Name} is damaged {what}. It was left as it is: restore the schema from a copy, or use another schema, in which a run makes everything again.", cause);
}
