using Refrain.Brokers;
using Refrain.Running;
using Refrain.Tests.Running;

namespace Refrain.Tests.Brokers;

/// <summary>Messages that end too early, at each of their lengths: as they come off a wire, and well sealed, as a program with a fault would send them.</summary>
public sealed class TruncationTests : IAsyncDisposable
{
    private const int Header = 14;

    private readonly BrokerFixture _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_parcel_of_tasks_is_whole_or_is_refused_as_the_decoder_says()
    {
        var whole = (await MessagesAsync()).First(static m => Envelope.Read(m.Body).Kind == EnvelopeKind.Tasks).Body.ToArray();
        Assert.NotEmpty(TaskParcel.Read(Envelope.Read(whole).Content).Groups);
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<FrameException>(() => Envelope.Read(whole[..length]));
            if (length >= Header)
                Assert.Throws<FrameException>(() => TaskParcel.Read(Envelope.Read(Sealed(whole, length)).Content));
        }
    }

    [Fact]
    public async Task Whatever_is_cut_short_ends_neither_driver_nor_worker_and_is_said()
    {
        var messages = await MessagesAsync();
        var kinds = messages.Select(static m => Envelope.Read(m.Body).Kind).Distinct().ToHashSet();
        Assert.Superset(new HashSet<EnvelopeKind> { EnvelopeKind.Tasks, EnvelopeKind.Hello, EnvelopeKind.Ended, EnvelopeKind.Ask, EnvelopeKind.Answer }, kinds);
        var (slow, began, goOn) = _site.Slow("slow");
        var sent = _site.Broker.Sent.Count;
        var run = Pipeline.Open(_site.Store.Store, _site.Store.Options).RunAsync([slow], new() { Broker = _site.Broker.Connect() });
        await began.Task.WaitAsync(BrokerFixture.Patience);
        await BrokerFixture.UntilAsync(() => _site.Broker.Sent.Skip(sent).Any(static m => m.To.Kind == BrokerAddressKind.Driver));
        var driver = _site.Broker.Sent.Skip(sent).First(static m => m.To.Kind == BrokerAddressKind.Driver).To;
        var refused = _site.Broker.Dead.Count;
        var bad = 0;
        foreach (var template in messages.Append(new(default, RetakenMessage.Write([new(1, 2)]), new Dictionary<string, string>())).DistinctBy(static m => Envelope.Read(m.Body).Kind))
        {
            var whole = template.Body.ToArray();
            for (var length = Header; length < whole.Length; length++)
            {
                var message = Sealed(whole, length);
                _site.Broker.Put(new(driver, message, new Dictionary<string, string>()));
                _site.Broker.Put(new(new(BrokerAddressKind.Worker, "w0"), message, new Dictionary<string, string>()));
                bad++;
            }
        }

        await BrokerFixture.UntilAsync(() => _site.Broker.Dead.Count == refused + bad);
        goOn.SetResult();
        Assert.Equal(1, (await run.WaitAsync(BrokerFixture.Patience)).Counts.Executed);
        Assert.False(_site.Workers[0].Work.IsCompleted);
        Assert.All(_site.Broker.Dead, static m => Assert.NotEmpty(m.Headers[TaskParcel.RefusalHeader]));
    }

    [Fact]
    public async Task A_task_that_this_build_does_not_know_is_refused_by_its_name_and_its_driver_is_told()
    {
        var parcel = TaskParcel.Read(Envelope.Read((await MessagesAsync()).First(static m => Envelope.Read(m.Body).Kind == EnvelopeKind.Tasks).Body).Content);
        var (slow, began, goOn) = _site.Slow("slow");
        var sent = _site.Broker.Sent.Count;
        var run = Pipeline.Open(_site.Store.Store, _site.Store.Options).RunAsync([slow], new() { Broker = _site.Broker.Connect() });
        await began.Task.WaitAsync(BrokerFixture.Patience);
        var open = TaskParcel.Read(Envelope.Read(_site.Broker.Sent.Skip(sent).First(static m => m.To.Kind == BrokerAddressKind.Tasks).Body).Content);
        var item = parcel.Items.First();
        var unknown = item.Bytes.ToArray();
        var at = unknown.AsSpan().IndexOf("Step"u8);
        "Stop"u8.CopyTo(unknown.AsSpan(at));
        var queue = new BrokerAddress(BrokerAddressKind.Tasks, TaskQueues.OfClass("", TaskQueues.Program).ElementAt(1), "somebody");
        _site.Broker.Put(new(queue, (open with { Groups = [[item with { Bytes = unknown }]] }).ToBytes(), new Dictionary<string, string>()));
        await BrokerFixture.UntilAsync(() => _site.Broker.Dead.Count > 0);
        var letter = Assert.Single(_site.Broker.Dead);
        Assert.Equal("contract", letter.To.Name);
        var reason = letter.Headers[TaskParcel.RefusalHeader];
        Assert.Contains("A worker cannot run this task: ", reason, StringComparison.Ordinal);
        Assert.Contains("Stop", reason, StringComparison.Ordinal);

        // It has the number of the task at work, and so its driver takes it for that.
        var task = Assert.Single((await run.WaitAsync(BrokerFixture.Patience)).Tasks);
        Assert.Equal(TaskState.Failed, task.State);
        Assert.Contains(reason, task.Error!.Message, StringComparison.Ordinal);
        goOn.SetResult();
    }

    /// <summary>What is left of the content of a message, with length and checksum as they should be.</summary>
    private static byte[] Sealed(byte[] whole, int length) => Envelope.Write((EnvelopeKind)whole[5], w => w.Write(whole.AsSpan(Header, length - Header)));

    /// <summary>What is said in a run in which a task asks for another one.</summary>
    private async Task<List<BrokerMessage>> MessagesAsync()
    {
        _site.Worker(slots: 1);
        _site.Steps["asked"] = new Step("asked") { Body = static (_, _) => new("x") };
        var asking = _site.Steps["asking"] = new Step("asking") { Body = async (_, context) => await context.RequireAsync(_site.Steps["asked"]) };
        await Pipeline.Open(_site.Store.Store, _site.Store.Options).RunAsync([asking], new() { Broker = _site.Broker.Connect() }).WaitAsync(BrokerFixture.Patience);
        return [.. _site.Broker.Sent];
    }
}
