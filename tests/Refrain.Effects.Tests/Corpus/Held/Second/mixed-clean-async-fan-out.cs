// Requests fan out under a semaphore; each result goes into its place.
public sealed record Converted(string Text, int Size);

public sealed class Throttle(int width)
{
    private readonly SemaphoreSlim _gate = new(width);

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken token)
    {
        await _gate.WaitAsync(token);
        try
        {
            return await work();
        }
        finally
        {
            _gate.Release();
        }
    }
}

[Task]
public sealed partial record ConvertedTexts(string File, [property: Insignificant] int Width = 4)
{
    [Requires] public FileSource Texts => new(File);

    public async Task<IReadOnlyList<Converted>> Run(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var throttle = new Throttle(Width);
        var tasks = texts.Select(text => throttle.RunAsync(() => ConvertAsync(text, cancellationToken), cancellationToken));
        return await Task.WhenAll(tasks);
    }

    private static async Task<Converted> ConvertAsync(string text, CancellationToken token)
    {
        await Task.Delay(1, token);
        return new(text.ToUpperInvariant(), text.Length);
    }
}
