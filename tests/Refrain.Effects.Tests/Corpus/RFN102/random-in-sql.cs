// The database draws the sample: ORDER BY RANDOM() gives other rows each time. The table itself is outside, too.
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record ReviewSample(string Database, int Count)
{
    public List<string> Run()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT text FROM reviews ORDER BY RANDOM() LIMIT $count";
        command.Parameters.AddWithValue("$count", Count);

        var texts = new List<string>();
        using var reader = command.ExecuteReader(); // RFN102 RFN104
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
