using System.Globalization;
using Npgsql;

namespace Refrain.Postgres;

/// <summary>Reads what people give for a database: a connection string of Npgsql, or an address such as <c>postgres://ann@db.example:5433/pipelines?schema=nightly</c>.</summary>
internal static class PostgresAddress
{
    private const string SchemaParameter = "schema";
    private const string FolderParameter = "folder";

    /// <summary>Reads an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="schema">The schema that it names, or null.</param>
    /// <param name="folder">The folder that it names for blobs and scratch, or null.</param>
    /// <exception cref="ArgumentException">It is no such thing. What it says is not repeated, as there may be a password in it.</exception>
    public static NpgsqlConnectionStringBuilder Read(string address, out string? schema, out string? folder)
    {
        (schema, folder) = (null, null);
        var isUri = address.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
        try
        {
            var settings = isUri ? FromUri(new Uri(address), out schema, out folder) : new(address);
            return string.IsNullOrEmpty(settings.Host) ? throw new FormatException() : settings;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new ArgumentException(
                "This is no address of a PostgreSQL database (it is not shown, since it may hold a password). Write postgres://USER@HOST:PORT/DATABASE?schema=SCHEMA, or Host=HOST;Port=PORT;Username=USER;Database=DATABASE.",
                nameof(address));
        }
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri, out string? schema, out string? folder)
    {
        (schema, folder) = (null, null);
        var settings = new NpgsqlConnectionStringBuilder { Host = uri.Host };
        if (uri.Port > 0)
            settings.Port = uri.Port;
        if (uri.UserInfo.Length > 0)
        {
            var user = uri.UserInfo.Split(':', 2);
            settings.Username = Uri.UnescapeDataString(user[0]);
            if (user.Length > 1)
                settings.Password = Uri.UnescapeDataString(user[1]);
        }

        if (uri.AbsolutePath.Length > 1)
            settings.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var name = Uri.UnescapeDataString(pair[0]);
            var value = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
            switch (name)
            {
                case SchemaParameter:
                    schema = value;
                    break;
                case FolderParameter:
                    folder = value;
                    break;
                case "sslmode":
                    // PostgreSQL writes verify-full what Npgsql writes VerifyFull.
                    settings.SslMode = Enum.Parse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
                    break;
                case "sslrootcert":
                    settings.RootCertificate = value;
                    break;
                case "sslcert":
                    settings.SslCertificate = value;
                    break;
                case "sslkey":
                    settings.SslKey = value;
                    break;
                case "host":
                    settings.Host = value;
                    break;
                case "port":
                    settings.Port = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
                    break;
                default:
                    settings[name] = value;
                    break;
            }
        }

        return settings;
    }
}
