// Rows go into a temporary table of the session, in a dialect with a # for it.
using Microsoft.Data.SqlClient;

[Task]
public sealed partial record Deactivated(string Crm, string File)
{
    [Requires] public FileSource Ids => new(File);

    public int Run(IReadOnlyList<string> ids)
    {
        using var connection = new SqlConnection(Crm);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        Execute("CREATE TABLE #gone (id varchar(40) PRIMARY KEY)");
        foreach (var id in ids)
            Execute("INSERT INTO #gone (id) VALUES (@id)", id);
        var rows = Execute("UPDATE c SET active = 0 FROM dbo.customer AS c JOIN #gone AS g ON g.id = c.id");
        transaction.Commit();
        return rows;

        int Execute(string sql, string? id = null)
        {
            using var command = new SqlCommand(sql, connection, transaction);
            if (id is not null)
                command.Parameters.AddWithValue("@id", id);
            return command.ExecuteNonQuery();
        }
    }
}
