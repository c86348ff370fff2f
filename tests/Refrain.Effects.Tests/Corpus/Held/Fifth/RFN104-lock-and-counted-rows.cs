// The database answers with a lock, with the number of rows, and with what the statement itself has stored.
using Dapper;
using Npgsql;

[Task]
public sealed partial record Slug(string Site, string Title)
{
    public async Task<string> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("SELECT pg_advisory_xact_lock(hashtext(@Site))", new { Site }, transaction, cancellationToken: cancellationToken));
        var stored = await connection.QuerySingleAsync<string>(new CommandDefinition(
            """
            INSERT INTO page (site, title, slug) VALUES (@Site, @Title, lower(@Title))
            ON CONFLICT (site, title) DO UPDATE SET slug = excluded.slug
            RETURNING slug
            """,
            new { Site, Title },
            transaction,
            cancellationToken: cancellationToken));
        var touched = await connection.ExecuteAsync(new CommandDefinition("UPDATE site SET stale = true WHERE id = @Site", new { Site }, transaction, cancellationToken: cancellationToken));
        if (touched == 0)
            throw new InvalidOperationException($"There is no site {Site}.");
        await transaction.CommitAsync(cancellationToken);
        return stored;
    }
}
