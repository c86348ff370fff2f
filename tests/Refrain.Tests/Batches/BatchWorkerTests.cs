using System.Collections.Concurrent;
using Refrain.Stores;
using Refrain.Testing;
using Refrain.Tests.Running;

namespace Refrain.Tests.Batches;

/// <summary>Batches that are run by workers at the other ends of pipes.</summary>
public sealed class BatchWorkerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<PipeLink> _links = new();
    private readonly BatchScript _script = new();

    public void Dispose()
    {
        foreach (var link in _links)
            link.Release();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_batch_runs_in_one_worker_is_halved_there_and_each_of_its_tasks_is_published()
    {
        _script.Before = (tasks, i, _) => i == 0 && tasks.Contains(new Lookup("a", 5)) ? throw new IOException("poison") : default;
        var report = await RunAsync(Enumerable.Range(0, 8).Select(i => new Lookup("a", i)));
        var failed = Assert.Single(report.Tasks, t => t.State == TaskState.Failed);
        Assert.Equal((new Lookup("a", 5), "poison"), (failed.Task, failed.Error!.Message));
        Assert.Equal(new RunCounts(8, 0, 1, 0), report.Counts);
        Assert.Equal(8, _script.Calls.Max(c => c.Count));
        Assert.Equal(7, _script.Calls.Count);
        _script.Before = (_, _, _) => default;
        Assert.Equal(new RunCounts(1, 8, 0, 0), (await RunAsync(Enumerable.Range(0, 8).Select(i => new Lookup("a", i)))).Counts);
    }

    [Fact]
    public async Task Many_batches_over_two_workers_make_what_they_make_on_threads()
    {
        var tasks = Enumerable.Range(0, 200).Select(i => new Lookup("abc"[i % 3].ToString(), i)).ToList();
        var report = await RunAsync(tasks, count: 2);
        Assert.Equal(new RunCounts(203, 0, 0, 0), report.Counts);
        using var store = new StoreFixture { Options = new() { Services = _script } };
        var expected = (await store.RunAsync(tasks)).Tasks.ToDictionary(t => t.Task, t => t.OutputVersion);
        Assert.All(report.Tasks, t => Assert.Equal(expected[t.Task], t.OutputVersion));
    }

    private async Task<RunReport> RunAsync(IEnumerable<ITask> tasks, int count = 1)
    {
        var options = new PipelineOptions { Services = _script };
        var processes = new WorkerProcesses(count, new("unused", []))
        {
            Start = () =>
            {
                var link = new PipeLink(_folder.Path, options);
                _links.Enqueue(link);
                return link;
            },
        };
        await using var pipeline = Pipeline.Open(_folder.Path, options);
        return await pipeline.RunAsync(tasks, new() { Workers = count, Processes = processes }).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
