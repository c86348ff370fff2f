// Temporary tables are the session's own, and go with it.
using Dapper;
using Npgsql;

[Task]
public sealed partial record ActiveCustomers(string File)
{
    [Requires] public FileSource Ids => new(File);

    public int Run(IReadOnlyList<string> ids, [Service] NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        connection.Execute("CREATE TEMP TABLE active (id text PRIMARY KEY) ON COMMIT DROP", transaction: transaction);
        using (var import = connection.BeginTextImport("COPY active (id) FROM STDIN"))
        {
            foreach (var id in ids.Distinct(StringComparer.Ordinal))
                import.Write(id + "\n");
        }

        var changed = connection.Execute("UPDATE customer SET active = (id IN (SELECT id FROM active))", transaction: transaction);
        transaction.Commit();
        return changed;
    }
}
