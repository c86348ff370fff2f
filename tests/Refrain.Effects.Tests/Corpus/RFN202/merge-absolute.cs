// MERGE with absolute values, in T-SQL; the semicolon at its end is not another statement.
using Microsoft.Data.SqlClient;

[Task]
public sealed partial record Rated(string Article, int Stars)
{
    private const string Merge = """
        MERGE INTO dbo.rating WITH (HOLDLOCK) AS target
        USING (VALUES (@article, @stars)) AS source (article, stars)
            ON target.article = source.article
        WHEN MATCHED AND target.stars <> source.stars THEN
            UPDATE SET stars = source.stars
        WHEN NOT MATCHED BY TARGET THEN
            INSERT (article, stars) VALUES (source.article, source.stars);
        """;

    public async Task<int> Run([Service] SqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        await using var command = new SqlCommand(Merge, connection);
        command.Parameters.AddWithValue("@article", Article);
        command.Parameters.AddWithValue("@stars", Stars);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return Stars;
    }
}
