// The stock is read, lowered in C# and written back.
using Dapper;
using Npgsql;

public sealed class Stock(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    public async Task<int> CountAsync(string article) =>
        await connection.ExecuteScalarAsync<int>("SELECT pieces FROM stock WHERE article = @article FOR UPDATE", new { article }, transaction); // RFN104

    public async Task SetAsync(string article, int pieces) =>
        await connection.ExecuteAsync("UPDATE stock SET pieces = @pieces WHERE article = @article", new { article, pieces }, transaction); // RFN203
}

[Task]
public sealed partial record TakenFromStock(string Article, int Pieces)
{
    public async Task<int> Run([Service] NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var stock = new Stock(connection, transaction);
        var before = await stock.CountAsync(Article);
        await stock.SetAsync(Article, before - Pieces);
        await transaction.CommitAsync();
        return Pieces;
    }
}
