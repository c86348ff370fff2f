using Refrain.Stores;
using Refrain.Tests.Running;

namespace Refrain.Tests.Cleaning;

/// <summary>What is marked stale, why, and what takes the mark away.</summary>
public sealed class MarkTests : IDisposable
{
    private readonly StoreFixture _store = new();
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);

    public MarkTests() => TaskRegistry.Register(() => [TaskDescriptor.Of<Step>(), TaskDescriptor.Of<Passing>(), TaskDescriptor.Of<Input>()]);

    [Fact]
    public async Task What_a_fan_in_no_longer_requires_is_marked_with_what_only_it_required()
    {
        Step shared = new("shared") { Needs = [In("s")] };
        Step[] parts = [.. "abc".Select(c => new Step($"part {c}") { Needs = [In($"{c}"), shared] })];
        await RunAsync(new Step("all") { Needs = parts });
        Assert.Empty(await StaleAsync());

        await RunAsync(new Step("all") { Needs = parts[1..] });
        Assert.Equal(["a: no longer required by part a", "part a: no longer required by all"], await StaleAsync());
    }

    [Fact]
    public async Task What_is_required_again_is_no_longer_stale_and_does_not_run()
    {
        Step[] parts = [.. "ab".Select(c => new Step($"part {c}") { Needs = [In($"{c}")] })];
        await RunAsync(new Step("all") { Needs = parts });
        await RunAsync(new Step("all") { Needs = parts[1..] });
        Assert.NotEmpty(await StaleAsync());

        var report = await RunAsync(new Step("all") { Needs = parts });
        Assert.Equal(["part a: UpToDate", "part b: UpToDate", "all: Executed (input changed: part a)"], StoreFixture.Lines(report));
        Assert.Empty(await StaleAsync());
    }

    [Fact]
    public async Task What_something_else_requires_or_a_user_asked_for_is_not_marked()
    {
        Step[] parts = [.. "abc".Select(c => new Step($"part {c}"))];
        await RunAsync(new Step("all") { Needs = parts }, new Step("other") { Needs = [parts[0]] }, parts[1]);
        await RunAsync(new Step("all"));
        Assert.Equal(["part c: no longer required by all"], await StaleAsync());
        await RunAsync(new Step("other"));
        Assert.Equal(["part a: no longer required by other", "part c: no longer required by all"], await StaleAsync());
    }

    [Fact]
    public async Task What_was_made_from_a_source_that_is_gone_is_marked_until_it_is_back()
    {
        var part = new Step("part") { Needs = [In("a"), In("b")] };
        var all = new Step("all") { Needs = [part, new Step("free")] };
        await RunAsync(all);
        _gone.Add("a");
        Assert.Equal(RunState.Failed, (await RunAsync(all)).State);
        Assert.Equal(["a: source gone", "all: made from what is stale: part", "part: made from what is stale: a"], await StaleAsync());

        _gone.Clear();
        Assert.Equal(["part: UpToDate", "free: UpToDate", "all: UpToDate"], StoreFixture.Lines(await RunAsync(all)));
        Assert.Empty(await StaleAsync());
    }

    [Fact]
    public async Task A_look_at_the_sources_finds_what_no_run_has_seen()
    {
        await RunAsync(new Step("one") { Needs = [In("a")] });
        _gone.Add("a");
        Assert.Empty(await StaleAsync());
        Assert.Equal(["a: source gone", "one: made from what is stale: a"], await StaleAsync(look: true));
        _gone.Clear();
        Assert.Empty(await StaleAsync(look: true));
    }

    [Fact]
    public async Task What_was_marked_by_hand_is_made_again_and_what_is_made_from_it_only_if_that_differs()
    {
        var content = "1";
        var low = new Step("low") { Body = (_, _) => new(content) };
        var high = new Step("high") { Needs = [low] };
        await RunAsync(high);
        await using var pipeline = Pipeline.Open(_store.Store);
        Assert.True(await pipeline.MarkStaleAsync(low, "wrong rates"));
        Assert.False(await pipeline.MarkStaleAsync(new Step("none")));
        await Assert.ThrowsAsync<ArgumentException>(() => pipeline.MarkStaleAsync(In("a")));
        Assert.Equal(["high: made from what is stale: low", "low: marked by hand: wrong rates"], await StaleAsync(look: true));

        Assert.Equal(["low: Executed (stale: wrong rates)", "high: UpToDate"], StoreFixture.Lines(await RunAsync(high)));
        Assert.Empty(await StaleAsync());
        content = "2";
        await pipeline.MarkStaleAsync(low);
        Assert.Equal(["low: Executed (stale)", "high: Executed (input changed: low)"], StoreFixture.Lines(await RunAsync(high)));
    }

    [Fact]
    public async Task The_chain_leads_back_to_the_cause()
    {
        var low = new Step("low") { Needs = [In("a")] };
        await RunAsync(new Step("high") { Needs = [new Step("middle") { Needs = [low] }] });
        _gone.Add("a");
        await using var pipeline = Pipeline.Open(_store.Store);
        var report = await pipeline.StaleAsync();
        Assert.Equal(["high", "middle", "low", "a"], report.Why(TaskKey.Of(new Step("high"))).Select(a => a.Text));
        Assert.Empty(report.Why(TaskKey.Of(new Step("other"))));
    }

    public void Dispose() => _store.Dispose();

    private Input In(string name) => new(name) { Content = () => _gone.Contains(name) ? throw new SourceGoneException($"{name} is gone.") : name };

    private Task<RunReport> RunAsync(params ITask[] tasks)
    {
        // A look at the sources decodes them, and a message has no content.
        Input.Decoded = In;
        return _store.RunAsync(tasks);
    }

    private async Task<IEnumerable<string>> StaleAsync(bool look = false)
    {
        await using var pipeline = Pipeline.Open(_store.Store);
        return (await pipeline.StaleAsync(look)).Artifacts.Select(a => $"{a.Text}: {a.Mark}").Order(StringComparer.Ordinal);
    }
}
