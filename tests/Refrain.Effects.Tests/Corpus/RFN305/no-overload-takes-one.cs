// The methods that are called take no token in any overload.
using System.Threading;

public sealed class Turnstile
{
    private int _passed;

    public async Task<int> PassAsync()
    {
        await Task.Yield();
        return Interlocked.Increment(ref _passed);
    }
}

[Task]
public sealed partial record Passed(int People)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var turnstile = new Turnstile();
        var last = 0;
        for (var i = 0; i < People; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            last = await turnstile.PassAsync();
        }

        await Task.WhenAll(Task.CompletedTask, Task.FromResult(last));
        return last;
    }
}
