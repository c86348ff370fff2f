// A table that was filled beside the live one takes its name.
using Npgsql;

public sealed class Swap(NpgsqlConnection connection)
{
    public async Task ToAsync(string next, string live, CancellationToken token)
    {
        string[] steps =
        [
            $"ALTER TABLE {live} RENAME TO {live}_old",
            $"ALTER TABLE {next} RENAME TO {live}",
            $"DROP TABLE {live}_old",
        ];
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using var command = new NpgsqlCommand(string.Join(";\n", steps), connection, transaction);
        await command.ExecuteNonQueryAsync(token); // RFN209
        await transaction.CommitAsync(token);
    }
}

[Task]
public sealed partial record Swapped(string Table)
{
    public async Task<string> Run([Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await new Swap(connection).ToAsync(Table + "_next", Table, cancellationToken);
        return Table;
    }
}
