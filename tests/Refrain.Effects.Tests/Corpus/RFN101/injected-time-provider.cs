// A clock that is injected is a clock all the same: the watermark depends on when the task ran.
public sealed record Watermark(string Table, DateTimeOffset Until, int Rows);

[Task]
public sealed partial record OrdersWatermark(string File)
{
    [Requires] public FileSource Orders => new(File);

    public async Task<Watermark> Run(IAsyncEnumerable<string> orders, [Service] TimeProvider time, CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var line in orders.WithCancellation(cancellationToken))
        {
            if (line.Length > 0)
                rows++;
        }

        return new Watermark("orders", time.GetUtcNow(), rows); // RFN101
    }
}
