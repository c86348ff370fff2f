using System.Globalization;
using Refrain.Brokers;
using Refrain.Running;
using Refrain.Stores;
using Refrain.Tests.Running;

namespace Refrain.Tests.Brokers;

/// <summary>Tasks that go on where what they read was made, and what becomes of them where that worker has no time, or is gone.</summary>
public sealed class NearTests : IAsyncDisposable
{
    private readonly BrokerFixture _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Chains_go_on_at_the_worker_that_made_what_they_read()
    {
        const int chains = 8;
        const int length = 10;
        var ends = new List<ITask>();
        for (var chain = 0; chain < chains; chain++)
        {
            ITask[] before = [];
            for (var at = 0; at < length; at++)
                before = [_site.Made(Name(chain, at), (texts, _) => new(string.Concat(texts) + "x"), before)];
            ends.Add(before[0]);
        }

        _site.Worker();
        _site.Worker();
        var root = _site.Made("root", null, [.. ends]);
        Assert.Equal(new RunCounts(chains * length + 1, 0, 0, 0), (await _site.RunAsync(root)).Counts);
        var ranAt = RanAt();
        var hops = Enumerable.Range(0, chains).SelectMany(chain => Enumerable.Range(1, length - 1).Select(at => ranAt[Name(chain, at)] == ranAt[Name(chain, at - 1)])).ToList();

        // Half of them would by chance; a worker that waits too long gives some back.
        Assert.InRange(hops.Count(static isNear => isNear), hops.Count * 3 / 4, hops.Count);
        Assert.Equal(new string('x', chains * length), await _site.ValueAsync(root));
    }

    [Fact]
    public async Task What_waits_where_it_should_go_on_is_given_back_and_done_by_another_worker()
    {
        var began = new TaskCompletionSource<string>();
        var goOn = new TaskCompletionSource();
        var made = _site.Made("made", (_, _) => new("m"));

        // Which of the two comes first is nobody's promise; the first to begin takes the only place.
        Step[] both = [Part("a"), Part("b")];
        _site.Worker(slots: 1);
        var run = _site.RunAsync(_site.Made("root", null, both));
        var first = await began.Task.WaitAsync(BrokerFixture.Patience);
        var next = both.Single(p => p.Name != first);
        _site.Worker(slots: 1);
        await BrokerFixture.UntilAsync(async () => (await _site.Store.Catalog.FindAsync([TaskKey.Of(next)])).Count > 0);
        goOn.SetResult();
        Assert.Equal(new RunCounts(4, 0, 0, 0), (await run).Counts);
        Assert.Equal(["a", "b"], TasksOf(_site.Broker.Sent.Where(static m => m.To.Near == "w0")).Select(static t => t.Name).Where(static n => n != "root").Order(StringComparer.Ordinal));
        Assert.Equal(("w0", "w0", "w1"), (RanAt()["made"], RanAt()[first], RanAt()[next.Name]));

        // Nobody else can have had it, so it is the first attempt still.
        Assert.Equal(1, (await _site.Store.Catalog.FindAsync([TaskKey.Of(next)]))[TaskKey.Of(next)].Attempt);

        Step Part(string name) => _site.Made(
            name,
            async (texts, _) =>
            {
                if (began.TrySetResult(name))
                    await goOn.Task;
                return texts[0] + name;
            },
            made);
    }

    [Fact]
    public async Task What_a_worker_had_that_was_cut_off_is_claimed_anew_by_another_one()
    {
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var times = 0;
        var made = _site.Made("made", (_, _) => new("m"));
        var hold = _site.Made("hold", async (_, _) =>
        {
            if (Interlocked.Increment(ref times) > 1)
                return "second";
            began.SetResult();
            await goOn.Task;
            return "first";
        },
        made);
        var first = _site.Worker(slots: 1);
        var run = _site.RunAsync(_site.Made("root", null, hold, _site.Made("next", null, made)));
        await began.Task.WaitAsync(BrokerFixture.Patience);
        first.Cut();
        _site.Worker(slots: 1);
        Assert.Equal(new RunCounts(4, 0, 0, 0), (await run).Counts);
        goOn.SetResult();
        await Task.Delay(100);
        Assert.Equal("second", await _site.ValueAsync(hold));
        Assert.Equal(2, (await _site.Store.Catalog.FindAsync([TaskKey.Of(hold)]))[TaskKey.Of(hold)].Attempt);
        Assert.Equal(2, times);
    }

    [Fact]
    public async Task What_waits_at_a_worker_whose_slots_are_taken_for_long_is_done_by_another_one()
    {
        var (slow, began, goOn) = _site.Slow("slow");
        Step[] others = [_site.Made("other1", (_, _) => new("1")), _site.Made("other2", (_, _) => new("2"))];
        _site.Worker(slots: 1);
        var run = _site.RunAsync(_site.Made("root", null, slow, others[0], others[1]));
        await began.Task.WaitAsync(BrokerFixture.Patience);
        await BrokerFixture.UntilAsync(() => TasksOf(_site.Broker.Sent).Count() >= 2);
        _site.Worker(slots: 1);
        await BrokerFixture.UntilAsync(async () => (await _site.Store.Catalog.FindAsync([.. others.Select(o => TaskKey.Of(o))])).Count == 2);
        Assert.Empty(await _site.Store.Catalog.FindAsync([TaskKey.Of(slow)]));
        goOn.SetResult();
        Assert.Equal(new RunCounts(4, 0, 0, 0), (await run).Counts);

        // The first worker takes tasks again.
        _site.Workers[1].Connection.Cut();
        Assert.Equal(new RunCounts(1, 0, 0, 0), (await _site.RunAsync(_site.Made("more", (_, _) => new("m")))).Counts);
    }

    [Fact]
    public async Task An_answer_that_was_lost_with_the_connection_is_asked_for_again_and_the_task_goes_on()
    {
        var lost = 0;
        _site.Made("asked", (_, _) => new("?"));
        var outer = _site.Made("outer", async (_, context) => "o" + await context.RequireAsync(_site.Steps["asked"]));
        var connection = _site.Worker();
        _site.Broker.IsLost = m => m.To.Kind == BrokerAddressKind.Worker && Envelope.Read(m.Body).Kind == EnvelopeKind.Answer && Interlocked.Increment(ref lost) == 1;
        var run = _site.RunAsync(outer);
        await BrokerFixture.UntilAsync(() => Volatile.Read(ref lost) > 0);
        Assert.False(run.IsCompleted);
        connection.Mend();
        Assert.Equal(new RunCounts(2, 0, 0, 0), (await run).Counts);
        Assert.Equal("o?", await _site.ValueAsync(outer));
        Assert.Equal(2, lost);
    }

    [Fact]
    public async Task That_the_run_is_cancelled_is_said_until_the_tasks_have_ended()
    {
        var (endless, began, _) = _site.Endless("endless");
        var lost = 0;
        _site.Worker();
        _site.Broker.IsLost = m => m.To.Kind == BrokerAddressKind.Workers && Envelope.Read(m.Body).Kind == EnvelopeKind.Cancel && Interlocked.Increment(ref lost) == 1;
        using var stop = new CancellationTokenSource();
        var run = Pipeline.Open(_site.Store.Store, _site.Store.Options).RunAsync([endless], new() { Broker = _site.Broker.Connect(), CancellationGrace = BrokerFixture.Patience }, stop.Token);
        await began.Task.WaitAsync(BrokerFixture.Patience);
        await stop.CancelAsync();
        Assert.Equal(RunState.Cancelled, (await run.WaitAsync(BrokerFixture.Patience)).State);
        Assert.InRange(lost, 2, 100);
    }

    private static string Name(int chain, int at) => string.Create(CultureInfo.InvariantCulture, $"{chain}.{at}");

    private static IEnumerable<(int Number, string Name)> TasksOf(IEnumerable<BrokerMessage> messages) =>
        messages.Where(static m => m.To.Kind == BrokerAddressKind.Tasks)
            .SelectMany(static m => TaskParcel.Read(Envelope.Read(m.Body).Content).Items)
            .Select(static i => WorkerAssignment.Read(i.Bytes, [])!.Value.Node)
            .Select(static n => (n.Order, ((Step)n.Task).Name));

    /// <summary>Which worker has ended each task of the only driver there was, or of the last that ran it, as they have told it.</summary>
    private Dictionary<string, string> RanAt()
    {
        var sent = _site.Broker.Sent;
        var names = new Dictionary<(string Driver, int Number), string>();
        foreach (var byDriver in sent.Where(static m => m.To.Kind == BrokerAddressKind.Tasks).GroupBy(static m => m.To.Driver))
        {
            foreach (var (number, name) in TasksOf(byDriver))
                names[(byDriver.Key, number)] = name;
        }

        var ranAt = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var message in sent.Where(static m => m.To.Kind == BrokerAddressKind.Driver))
        {
            var (kind, content) = Envelope.Read(message.Body);
            if (kind != EnvelopeKind.Ended)
                continue;
            var worker = WorkerNews.Read(content);
            foreach (var one in EndedMessage.Read(content, out _, out _).Where(static o => o.Result.Published is not null))
                ranAt[names[(message.To.Name, one.Number)]] = worker.Name;
        }

        return ranAt;
    }
}
