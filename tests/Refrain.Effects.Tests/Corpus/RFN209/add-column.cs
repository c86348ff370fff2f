// ALTER TABLE … ADD COLUMN without IF NOT EXISTS; the guarded index below it is fine.
using Dapper;
using Npgsql;

[Task]
public sealed partial record ScoreColumn(string ConnectionString, string Model)
{
    public string Run()
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        connection.Execute("ALTER TABLE lead ADD COLUMN score integer"); // RFN209
        connection.Execute("CREATE INDEX IF NOT EXISTS lead_score ON lead (score)");
        return Model;
    }
}
