// Views and functions that replace, columns and types that are only added when they are missing.
using Npgsql;

public static class Definitions
{
    public static IEnumerable<string> All(string schema)
    {
        yield return $"CREATE SCHEMA IF NOT EXISTS {schema}";
        yield return $"CREATE OR REPLACE VIEW {schema}.open_order AS SELECT * FROM {schema}.orders WHERE closed_at IS NULL";
        yield return $"ALTER TABLE IF EXISTS {schema}.orders ADD COLUMN IF NOT EXISTS note text";
        yield return $"""
            CREATE OR REPLACE FUNCTION {schema}.touch() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO touched (id) VALUES (NEW.id);
                NEW.touched_at := now();
                RETURN NEW;
            END
            $$
            """;
    }
}

[Task]
public sealed partial record DefinedSchema(string Schema)
{
    public async Task<string> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var definition in Definitions.All(Schema))
        {
            await using var command = new NpgsqlCommand(definition, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return Schema;
    }
}
