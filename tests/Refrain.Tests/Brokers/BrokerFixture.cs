using System.Collections.Concurrent;
using System.Globalization;
using Refrain.Tests.Running;

namespace Refrain.Tests.Brokers;

/// <summary>A broker and a store in memory, steps, and workers that are as good as processes of their own: each has its connection, which can be cut.</summary>
internal sealed class BrokerFixture : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public BrokerFixture()
    {
        TaskRegistry.Register([TaskDescriptor.Of<Step>(), TaskDescriptor.Of<UrgentStep>(), TaskDescriptor.Of<Input>()]);
        Step.Decoded = name => Steps[name];
    }

    public StoreFixture Store { get; } = new() { Options = new() { Lease = TimeSpan.FromSeconds(2) } };

    public MemoryBroker Broker { get; } = new();

    public ConcurrentDictionary<string, Step> Steps { get; } = [];

    public List<(Task Work, CancellationTokenSource Drain, MemoryBroker.Connection Connection)> Workers { get; } = [];

    public Step Made(string name, Func<IReadOnlyList<string>, TaskContext, ValueTask<string>>? body = null, params ITask[] needs) =>
        Add(body is null ? new Step(name) { Needs = needs } : new Step(name) { Needs = needs, Body = body });

    public Step Add(Step step) => Steps[step.Name] = step;

    /// <summary>A step that says when it has begun, and ends when it is cancelled, which it says too.</summary>
    public (Step Step, TaskCompletionSource Began, TaskCompletionSource Ended) Endless(string name)
    {
        var (began, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        return (Made(name, RunAsync), began, ended);

        async ValueTask<string> RunAsync(IReadOnlyList<string> inputs, TaskContext context)
        {
            began.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
            }
            finally
            {
                ended.SetResult();
            }

            return "";
        }
    }

    /// <summary>A step that says when it has begun, and goes on when it may.</summary>
    public (Step Step, TaskCompletionSource Began, TaskCompletionSource GoOn) Slow(string name)
    {
        var (began, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var step = Made(name, async (_, _) =>
        {
            began.TrySetResult();
            await goOn.Task;
            return "s";
        });
        return (step, began, goOn);
    }

    /// <summary>Starts a worker, which is called <c>w</c> and its position.</summary>
    public MemoryBroker.Connection Worker(int slots = 2)
    {
        var connection = Broker.Connect();
        var drain = new CancellationTokenSource();
        var name = string.Create(CultureInfo.InvariantCulture, $"w{Workers.Count}");
        Workers.Add((Pipeline.Open(Store.Store, Store.Options).WorkAsync(connection, new() { Slots = slots, Name = name }, drain.Token), drain, connection));
        return connection;
    }

    public Task<RunReport> RunAsync(ITask task) =>
        Pipeline.Open(Store.Store, Store.Options).RunAsync([task], new() { Broker = Broker.Connect(), Workers = 4 }).WaitAsync(Patience);

    public Task<string> ValueAsync(Step step) => Pipeline.Open(Store.Store, Store.Options).GetAsync(step);

    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var look = 0; !await condition(); look++)
        {
            Assert.True(look < 3_000, "It does not come to that.");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (work, drain, connection) in Workers)
        {
            connection.Cut();
            await drain.CancelAsync();
            _ = work.ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        Store.Dispose();
    }
}
