// Counters of the run live in locals; the database gets the absolute result.
using Microsoft.Data.Sqlite;

public sealed record Tally(int Good, int Bad);

[Task]
public sealed partial record Inspection(string Lot, string Results, string Database)
{
    [Requires] public FileSource Lines => new(Results);

    public Tally Run(IEnumerable<string> lines)
    {
        var (good, bad) = (0, 0);
        foreach (var line in lines)
        {
            if (line.Contains("ok", StringComparison.Ordinal))
                good += 1;
            else
                bad += 1;
        }

        var tally = new Tally(good, bad);
        Store(tally);
        return tally;
    }

    private void Store(Tally tally)
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "REPLACE INTO inspection (lot, good, bad) VALUES (@lot, @good, @bad)";
        command.Parameters.AddWithValue("@lot", Lot);
        command.Parameters.AddWithValue("@good", tally.Good);
        command.Parameters.AddWithValue("@bad", tally.Bad);
        command.ExecuteNonQuery();
    }
}
