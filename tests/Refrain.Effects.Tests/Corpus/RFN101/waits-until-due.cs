// How long is waited is taken from the clock; what comes out is the same.
[Task]
public sealed partial record Embargoed(DateTimeOffset Until, string Text)
{
    public async Task<string> Run([Service] TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Until - clock.GetUtcNow());
        await Task.Delay(Until - clock.GetUtcNow(), clock, limit.Token);
        return await Task.Run(() => Text.Trim(), limit.Token).WaitAsync(Until.AddHours(1) - clock.GetUtcNow(), clock, limit.Token);
    }
}

[Task]
public sealed partial record Rung(DateTime Until, string Text)
{
    public async Task<string> Run(CancellationToken cancellationToken)
    {
        var bell = new Bell(Text);
        using var timer = bell.RingsAt(Until);
        return await bell.Heard.WaitAsync(cancellationToken);
    }
}

public sealed class Bell(string text)
{
    private readonly TaskCompletionSource<string> _heard = new();
    private Timer? _timer;

    public Task<string> Heard => _heard.Task;

    public bool IsSet => _timer is not null;

    public IDisposable RingsAt(DateTime time)
    {
        var now = DateTime.UtcNow;
        var due = time > now ? time - now : TimeSpan.Zero;
        _timer = new Timer(_ => _heard.TrySetResult(text), null, due, Timeout.InfiniteTimeSpan); // RFN208
        return _timer;
    }
}
