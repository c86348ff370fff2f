// Keys of a dimension are looked up in the warehouse, which no requirement covers.
using Dapper;
using Npgsql;

public sealed record ProductKey(int Key, string Sku);

public sealed record Fact(int ProductKey, int Pieces);

public sealed class Dimension(NpgsqlConnection connection)
{
    private Dictionary<string, int>? _keys;

    public async Task<int?> KeyOfAsync(string sku)
    {
        _keys ??= (await connection.QueryAsync<ProductKey>("SELECT key AS Key, sku AS Sku FROM dim_product")) // RFN104
            .ToDictionary(product => product.Sku, product => product.Key, StringComparer.Ordinal);
        return _keys.TryGetValue(sku, out var key) ? key : null;
    }
}

[Task]
public sealed partial record Facts(string File)
{
    [Requires] public FileSource Sales => new(File);

    public async IAsyncEnumerable<Fact> Run(IAsyncEnumerable<string> sales, [Service] NpgsqlConnection connection)
    {
        var products = new Dimension(connection);
        await foreach (var line in sales)
        {
            var cells = line.Split(',');
            if (await products.KeyOfAsync(cells[0]) is { } key)
                yield return new(key, int.Parse(cells[1]));
        }
    }
}
