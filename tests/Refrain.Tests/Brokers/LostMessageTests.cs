using Refrain.Brokers;
using Refrain.Keys;
using Refrain.Running;
using Refrain.Tests.Running;

namespace Refrain.Tests.Brokers;

/// <summary>Tasks whose messages the broker has lost, as somebody deleted or emptied a queue.</summary>
public sealed class LostMessageTests : IAsyncDisposable
{
    private readonly BrokerFixture _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_is_lost_at_the_broker_is_sent_again()
    {
        var lost = 0;
        var times = 0;
        _site.Broker.IsLost = m => m.To.Kind == BrokerAddressKind.Tasks && Interlocked.Increment(ref lost) == 1;
        _site.Worker();
        _site.Worker();
        Step[] parts = [.. Enumerable.Range(0, 3).Select(i => _site.Made($"part{i}", (_, _) => new($"x{Interlocked.Increment(ref times)}")))];
        Assert.Equal(new(4, 0, 0, 0), (await _site.RunAsync(_site.Made("root", null, parts))).Counts);
        Assert.Equal(3, times);
    }

    [Fact]
    public async Task A_message_that_turns_up_after_its_task_was_sent_again_does_no_harm()
    {
        BrokerMessage? late = null;
        var times = 0;
        var (began, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _site.Broker.IsLost = m => m.To.Kind == BrokerAddressKind.Tasks && Interlocked.CompareExchange(ref late, m, null) is null;
        _site.Worker(slots: 1);
        var step = _site.Made("late", async (_, _) =>
        {
            var time = Interlocked.Increment(ref times);
            if (time > 1)
                return "of the message that was late";
            began.SetResult();
            await goOn.Task;
            return "of the message that was sent again";
        });
        var run = _site.RunAsync(step);
        await began.Task.WaitAsync(BrokerFixture.Patience);
        _site.Worker(slots: 1);
        _site.Broker.Put(late!);
        await BrokerFixture.UntilAsync(() => times == 2);
        await Task.Delay(500);
        goOn.SetResult();
        Assert.Equal(new(1, 0, 0, 0), (await run).Counts);
        Assert.Equal("of the message that was sent again", await _site.ValueAsync(step));
        Assert.Equal(9, (await _site.Store.Catalog.FindAsync([TaskKey.Of(step)]))[TaskKey.Of(step)].Attempt);
    }

    [Fact]
    public async Task What_is_at_work_for_long_or_waits_for_a_worker_is_not_sent_again()
    {
        var (slow, began, goOn) = _site.Slow("slow");
        var inner = _site.Slow("inner");
        var asks = _site.Made("asks", async (_, context) => await context.RequireAsync(inner.Step));
        _site.Worker(slots: 2);
        _site.Worker(slots: 2);
        _site.Worker(slots: 2);
        var run = _site.RunAsync(_site.Made("root", null, slow, asks));
        await began.Task.WaitAsync(BrokerFixture.Patience);
        await inner.Began.Task.WaitAsync(BrokerFixture.Patience);
        await BrokerFixture.UntilAsync(() => Count(EnvelopeKind.Held) >= 3 * 5);
        goOn.SetResult();
        inner.GoOn.SetResult();
        Assert.Equal(new(4, 0, 0, 0), (await run).Counts);
        Assert.Equal(0, Count(EnvelopeKind.Retaken));
        Assert.Equal(1, (await _site.Store.Catalog.FindAsync([TaskKey.Of(slow)]))[TaskKey.Of(slow)].Attempt);

        int Count(EnvelopeKind kind) => _site.Broker.Sent.Count(m => Envelope.Read(m.Body).Kind == kind);
    }
}
