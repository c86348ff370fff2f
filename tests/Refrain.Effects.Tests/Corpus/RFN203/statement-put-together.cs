// A class puts a statement together by calls that stand alone; one builder adds to the stored value, the other sets it.
using System.Text;
using Npgsql;

public sealed class SetClause
{
    private readonly StringBuilder _sql = new("UPDATE stock SET ");

    public void Add(string assignment) => _sql.Append(assignment);

    public string For(string condition) => _sql.Append(" WHERE ").Append(condition).ToString();
}

[Task]
public sealed partial record TakenFromStock(string Article, int Pieces)
{
    public async Task<int> Run([Service] NpgsqlDataSource source)
    {
        var relative = new SetClause();
        relative.Add("pieces = pieces - $1");
        await using var taking = source.CreateCommand(relative.For("article = $2"));
        taking.Parameters.Add(new() { Value = Pieces });
        taking.Parameters.Add(new() { Value = Article });
        return await taking.ExecuteNonQueryAsync(); // RFN203
    }
}

[Task]
public sealed partial record CountedStock(string Article, int Pieces)
{
    public async Task<int> Run([Service] NpgsqlDataSource source)
    {
        var absolute = new SetClause();
        absolute.Add("pieces = $1");
        await using var setting = source.CreateCommand(absolute.For("article = $2"));
        setting.Parameters.Add(new() { Value = Pieces });
        setting.Parameters.Add(new() { Value = Article });
        return await setting.ExecuteNonQueryAsync();
    }
}
