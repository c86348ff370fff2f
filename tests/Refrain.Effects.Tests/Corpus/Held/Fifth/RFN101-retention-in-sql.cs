// One statement keeps what is younger than the server's clock says; in the other a comment speaks of now(), and a parameter decides.
using Dapper;
using Npgsql;

public static class Retention
{
    public const string ByClock = """
        -- everything that is older than a month
        DELETE FROM page_view
        WHERE site = @Site AND seen_at < now() - interval '30 days'
        """;

    public const string ByParameter = """
        /* was: seen_at < now() - interval '30 days' */
        DELETE FROM page_view -- not CURRENT_DATE either
        WHERE site = @Site AND seen_at < @Before
        """;
}

[Task]
public sealed partial record KeptByClock(string Site)
{
    public Task<int> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Retention.ByClock, new { Site }, cancellationToken: cancellationToken)); // RFN101
}

[Task]
public sealed partial record KeptByParameter(string Site, DateOnly Before)
{
    public Task<int> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Retention.ByParameter, new { Site, Before }, cancellationToken: cancellationToken));
}
