// The statement is made once for each type of rows, from its name and its properties.
using System.Data;
using Dapper;

public static class SqlOf<T>
{
    private static readonly string[] s_columns = [.. typeof(T).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal)];

    public static readonly string Insert = $"INSERT INTO {typeof(T).Name} ({string.Join(", ", s_columns)}) VALUES ({string.Join(", ", s_columns.Select(column => "@" + column))})";
}

public static class Inserting
{
    public static int Insert<T>(this IDbConnection connection, IEnumerable<T> rows, IDbTransaction transaction) => connection.Execute(SqlOf<T>.Insert, rows, transaction); // RFN202
}

public sealed record Visit(string Page, string Visitor);

[Task]
public sealed partial record StoredVisits(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines, [Service] IDbConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        var rows = connection.Insert(lines.Select(line => line.Split(' ')).Select(cells => new Visit(cells[0], cells[1])), transaction);
        transaction.Commit();
        return rows;
    }
}
