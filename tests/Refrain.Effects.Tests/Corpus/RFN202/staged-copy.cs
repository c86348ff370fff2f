// COPY goes into a temporary table of the session; the real table gets an upsert from it.
using Npgsql;

public readonly record struct Part(string Number, long Cents);

[Task]
public sealed partial record Parts(string Supplier)
{
    public IEnumerable<Part> Run() => [new("X-1", 100), new("X-2", 300)];
}

[Task, Requires<Parts>]
public sealed partial record PartsLoaded(string Supplier)
{
    public int Run(IEnumerable<Part> parts, [Service] NpgsqlDataSource source)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        Execute("CREATE TEMPORARY TABLE IF NOT EXISTS part_stage (number text, cents bigint) ON COMMIT DROP");
        using (var import = connection.BeginBinaryImport("COPY part_stage (number, cents) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var part in parts)
            {
                import.StartRow();
                import.Write(part.Number);
                import.Write(part.Cents);
            }

            import.Complete();
        }

        var loaded = Execute("INSERT INTO part (number, cents) SELECT number, cents FROM part_stage ON CONFLICT (number) DO UPDATE SET cents = excluded.cents");
        transaction.Commit();
        return loaded;

        int Execute(string sql)
        {
            using var command = new NpgsqlCommand(sql, connection, transaction);
            return command.ExecuteNonQuery();
        }
    }
}
