// The size of a chunk and the pause between chunks decide how the rows travel, not which rows there are.
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

public sealed record Fare(string Route, int Cents);

public sealed class FareTable(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    private const string Upsert = """
        INSERT INTO fare (route, cents)
        SELECT * FROM unnest(@routes, @cents)
        ON CONFLICT (route) DO UPDATE SET cents = excluded.cents
        """;

    public int Put(Fare[] fares)
    {
        using var command = new NpgsqlCommand(Upsert, connection, transaction);
        command.Parameters.AddWithValue("routes", NpgsqlDbType.Array | NpgsqlDbType.Text, Array.ConvertAll(fares, fare => fare.Route));
        command.Parameters.AddWithValue("cents", NpgsqlDbType.Array | NpgsqlDbType.Integer, Array.ConvertAll(fares, fare => fare.Cents));
        return command.ExecuteNonQuery();
    }
}

[Task]
public sealed partial record PublishedFares(
    string File,
    [property: Insignificant] int ChunkSize = 500,
    [property: Insignificant] int PauseMilliseconds = 0)
{
    [Requires] public FileSource Fares => new(File);

    public int Run(IReadOnlyList<string> fares, [Service] NpgsqlDataSource database, TaskContext context)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var table = new FareTable(connection, transaction);
        var rows = fares.Select(Parse).DistinctBy(fare => fare.Route).ToList();
        foreach (var chunk in rows.Chunk(ChunkSize))
        {
            table.Put(chunk);
            context.Logger.LogDebug("{Count} of at most {Size} fares are there", chunk.Length, ChunkSize);
            if (PauseMilliseconds > 0)
                Thread.Sleep(PauseMilliseconds);
        }

        transaction.Commit();
        return rows.Count;
    }

    private static Fare Parse(string line) => line.Split(';') is [var route, var cents] ? new(route, int.Parse(cents)) : throw new FormatException($"'{line}' is no fare.");
}
