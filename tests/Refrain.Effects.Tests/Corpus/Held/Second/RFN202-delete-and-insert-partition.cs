// The day's rows are deleted and inserted anew in one transaction, in a helper that owns it.
using System.Data;
using Dapper;
using Npgsql;

public sealed record Visit(DateOnly Day, string Page, int Count);

public static class Transactions
{
    public static void InTransaction(this NpgsqlDataSource source, Action<IDbConnection, IDbTransaction> work)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction(IsolationLevel.Serializable);
        work(connection, transaction);
        transaction.Commit();
    }
}

[Task]
public sealed partial record StoredVisits(string File, DateOnly Day)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines, [Service] NpgsqlDataSource source)
    {
        var visits = lines.Select(line => line.Split(' ')).Select(cells => new Visit(Day, cells[0], int.Parse(cells[1]))).ToList();
        source.InTransaction((connection, transaction) =>
        {
            connection.Execute("DELETE FROM visit WHERE day = @Day", new { Day }, transaction);
            connection.Execute("INSERT INTO visit (day, page, count) VALUES (@Day, @Page, @Count)", visits, transaction);
        });
        return visits.Count;
    }
}
