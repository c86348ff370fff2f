// A DO block creates the sequence only where it is missing.
using Dapper;
using Npgsql;

[Task]
public sealed partial record NumberRange(string ConnectionString, string Range)
{
    private const string Block = """
        DO $body$
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_class WHERE relkind = 'S' AND relname = 'receipt_number') THEN
                CREATE SEQUENCE receipt_number START WITH 1000;
            END IF;
        END
        $body$
        """;

    public async Task<string> Run()
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.ExecuteAsync(Block);
        return Range;
    }
}
