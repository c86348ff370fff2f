// The stored value is compared with a sum in the condition; what is set is absolute.
using Npgsql;

[Task]
public sealed partial record Reserved(string Article, int Pieces, long Order)
{
    private const string Text = """
        UPDATE stock
        SET reserved_for = @order
        WHERE article = @article AND available - blocked >= @pieces AND version + 1 > 0
        """;

    public async Task<bool> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Text);
        command.Parameters.AddWithValue("order", Order);
        command.Parameters.AddWithValue("article", Article);
        command.Parameters.AddWithValue("pieces", Pieces);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
