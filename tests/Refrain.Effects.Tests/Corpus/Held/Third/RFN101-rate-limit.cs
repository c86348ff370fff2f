// Requests are spaced by the clock; what they bring back does not depend on it.
using System.Diagnostics;

public sealed class Throttle(TimeSpan interval)
{
    private long _last;

    public async Task WaitAsync(CancellationToken token)
    {
        var passed = Stopwatch.GetElapsedTime(_last);
        if (_last != 0 && passed < interval)
            await Task.Delay(interval - passed, token);
        _last = Stopwatch.GetTimestamp();
    }
}

[Task]
public sealed partial record Spaced(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var throttle = new Throttle(TimeSpan.FromMilliseconds(10));
        var result = new List<string>();
        foreach (var line in lines)
        {
            await throttle.WaitAsync(cancellationToken);
            result.Add(line.Trim());
        }

        return result;
    }
}
