// Values are added to an array and to a document within the row, and so are there twice after a second time.
using Npgsql;

public static class Marks
{
    private const string Add = """
        UPDATE product
        SET labels = array_append(labels, $2),      -- one more label
            history = history || jsonb_build_object('label', $2)
        WHERE id = $1
        """;

    public static async Task<int> AddAsync(NpgsqlDataSource source, string product, string label, CancellationToken token)
    {
        await using var command = source.CreateCommand(Add);
        command.Parameters.Add(new() { Value = product });
        command.Parameters.Add(new() { Value = label });
        return await command.ExecuteNonQueryAsync(token); // RFN203
    }
}

[Task]
public sealed partial record Labelled(string Product, string Label)
{
    public Task<int> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken) => Marks.AddAsync(source, Product, Label, cancellationToken);
}
