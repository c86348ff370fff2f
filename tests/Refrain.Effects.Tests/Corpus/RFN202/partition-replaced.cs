// DELETE of the partition and INSERT of the partition in one transaction is how a day is replaced.
using Dapper;
using Npgsql;

public readonly record struct Session(long User, int Seconds);

[Task]
public sealed partial record Sessions(DateOnly Day)
{
    public IEnumerable<Session> Run() => [new(1, 30), new(2, 400)];
}

[Task, Requires<Sessions>]
public sealed partial record SessionsStored(DateOnly Day, string ConnectionString)
{
    public async Task<int> Run(IReadOnlyList<Session> sessions)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("DELETE FROM session WHERE day = @Day", new { Day }, transaction);
        foreach (var session in sessions)
        {
            await connection.ExecuteAsync(
                "INSERT INTO session (day, user_id, seconds) VALUES (@Day, @User, @Seconds)",
                new { Day, session.User, session.Seconds },
                transaction);
        }

        await transaction.CommitAsync();
        return sessions.Count;
    }
}
