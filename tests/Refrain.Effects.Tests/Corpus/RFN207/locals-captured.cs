// Counters, Interlocked and a concurrent bag that belong to this call of Run.
using System.Collections.Concurrent;
using System.Threading;

[Task]
public sealed partial record Digits(int Limit)
{
    public IReadOnlyList<int> Run()
    {
        var total = 0;
        var found = new ConcurrentBag<int>();
        Parallel.For(0, Limit, number =>
        {
            Interlocked.Add(ref total, 1);
            if (number % 9 == 0)
                found.Add(number);
        });
        var result = found.Order().ToList();
        result.Add(total);
        return result;
    }
}
