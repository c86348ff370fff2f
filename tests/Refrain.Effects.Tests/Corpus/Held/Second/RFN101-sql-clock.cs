// The database's clock stamps a row that is otherwise replaced by absolute values.
using Dapper;
using Npgsql;

public sealed class CatalogRepository(NpgsqlDataSource source)
{
    private const string Upsert = """
        INSERT INTO product (sku, name, price, updated_at)
        VALUES (@Sku, @Name, @Price, now())
        ON CONFLICT (sku) DO UPDATE
        SET name = excluded.name, price = excluded.price, updated_at = excluded.updated_at
        """;

    public async Task PutAsync(string sku, string name, decimal price)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(Upsert, new { Sku = sku, Name = name, Price = price }); // RFN101
    }
}

[Task]
public sealed partial record StoredProduct(string Sku, string Name, decimal Price)
{
    public async Task<string> Run([Service] NpgsqlDataSource source)
    {
        await new CatalogRepository(source).PutAsync(Sku, Name, Price);
        return Sku;
    }
}
