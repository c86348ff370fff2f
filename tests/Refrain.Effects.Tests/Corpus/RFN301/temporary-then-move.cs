// The file is written beside its place and moved over it in one step.
using System.Text.Json;

public readonly record struct Price(string Article, int Cents);

[Task]
public sealed partial record Prices(DateOnly Day)
{
    public IEnumerable<Price> Run() => [new("A", 100), new("B", 250)];
}

[Task, Requires<Prices>]
public sealed partial record PriceFeed(DateOnly Day, string FeedFolder)
{
    public async Task<int> Run(IReadOnlyList<Price> prices, CancellationToken cancellationToken)
    {
        var path = Path.Combine(FeedFolder, $"prices-{Day:O}.json");
        var temporary = path + ".tmp";
        await using (var stream = File.Create(temporary))
            await JsonSerializer.SerializeAsync(stream, prices, cancellationToken: cancellationToken);
        File.Move(temporary, path, overwrite: true);
        return prices.Count;
    }
}
