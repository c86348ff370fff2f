// The random part of the pause keeps workers apart; it is in no row.
public interface IQuotes
{
    Task<decimal> GetAsync(string symbol, CancellationToken cancellationToken);
}

public sealed class RecordedQuotes(IReadOnlyDictionary<string, decimal> quotes) : IQuotes
{
    public Task<decimal> GetAsync(string symbol, CancellationToken cancellationToken) => Task.FromResult(quotes[symbol]);
}

[Task]
public sealed partial record Quote(string Symbol)
{
    public async Task<decimal> Run([Service] IQuotes quotes, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await quotes.GetAsync(Symbol, cancellationToken);
            }
            catch (TimeoutException) when (attempt < 4)
            {
                var pause = TimeSpan.FromMilliseconds(100 << attempt) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 100));
                await Task.Delay(pause, cancellationToken);
            }
        }
    }
}
