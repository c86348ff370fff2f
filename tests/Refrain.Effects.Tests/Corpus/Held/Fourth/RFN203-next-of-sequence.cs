// An upsert that takes the next number of a sequence for each run.
using Npgsql;

public sealed class Numbers(NpgsqlDataSource source)
{
    public async Task AssignAsync(string document)
    {
        await using var command = source.CreateCommand("UPDATE document SET number = nextval('document_number') WHERE id = $1");
        command.Parameters.Add(new() { Value = document });
        await command.ExecuteNonQueryAsync(); // RFN203
    }
}

[Task]
public sealed partial record NumberedDocument(string Document)
{
    public async Task<string> Run([Service] NpgsqlDataSource source)
    {
        await new Numbers(source).AssignAsync(Document);
        return Document;
    }
}
