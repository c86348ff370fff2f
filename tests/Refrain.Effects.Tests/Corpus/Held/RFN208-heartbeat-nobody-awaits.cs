// A decorator starts a heartbeat beside the work and forgets about it: it may beat on when the task is long complete.
using System.Globalization;
using Microsoft.Extensions.Logging;

public sealed record Quote(string Instrument, decimal Mid);

public interface IPricing
{
    Task<Quote> PriceAsync(string line, CancellationToken token);
}

public sealed class MidPricing : IPricing
{
    public async Task<Quote> PriceAsync(string line, CancellationToken token)
    {
        await Task.Yield();
        var fields = line.Split(';');
        var (bid, ask) = (decimal.Parse(fields[1], CultureInfo.InvariantCulture), decimal.Parse(fields[2], CultureInfo.InvariantCulture));
        return new(fields[0], (bid + ask) / 2);
    }
}

public sealed class WatchedPricing(IPricing inner, ILogger logger) : IPricing
{
    public async Task<Quote> PriceAsync(string line, CancellationToken token)
    {
        var done = false;
        _ = BeatAsync(); // RFN208
        var quote = await inner.PriceAsync(line, token);
        done = true;
        return quote;

        async Task BeatAsync()
        {
            while (!done)
            {
                logger.LogTrace("Still pricing {Line}", line);
                await Task.Delay(1_000, token);
            }
        }
    }
}

[Task]
public sealed partial record Quotes(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async IAsyncEnumerable<Quote> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        IPricing pricing = new WatchedPricing(new MidPricing(), context.Logger);
        for (var i = 0; i < lines.Count; i++)
            yield return await pricing.PriceAsync(lines[i], context.CancellationToken);
    }
}
