// Start of other types: a task that is awaited, an activity, a range.
using System.Diagnostics;

[Task]
public sealed partial record Primes(int Limit)
{
    private static readonly ActivitySource s_activities = new("primes");

    public async Task<int> Run()
    {
        using var activity = s_activities.StartActivity("count");
        var cold = new Task<int>(() => Count(2, Limit));
        cold.Start();
        var count = await cold;
        activity?.SetTag("primes", count);
        return count;
    }

    private static int Count(int start, int end) => Enumerable.Range(start, end - start).Count(n => Enumerable.Range(2, n - 2).All(d => n % d != 0));
}
