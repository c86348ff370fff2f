// Bad rows go to a file that is appended to, good rows to a table.
using Dapper;
using Npgsql;

public sealed class RowSink(NpgsqlConnection connection, string rejects)
{
    public void Accept(string row)
    {
        if (row.Contains(','))
            connection.Execute("INSERT INTO row_in (text) VALUES (@row)", new { row }); // RFN202 RFN303
        else
            File.AppendAllLines(rejects, [row]); // RFN201
    }
}

[Task]
public sealed partial record Sorted(string File)
{
    [Requires] public FileSource Rows => new(File);

    public int Run(IReadOnlyList<string> rows, [Service] NpgsqlConnection connection)
    {
        var sink = new RowSink(connection, "/srv/rejects.txt");
        foreach (var row in rows)
            sink.Accept(row);
        return rows.Count;
    }
}
