using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>Of many inputs nothing is looked up before one is read; what is read is verified all the same.</summary>
public sealed class LateInputTests : IDisposable
{
    private readonly StoreFixture _store = new() { Options = new() { LeanFrom = 1, MostHeld = 0 } };

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task All_are_read_in_their_order_over_the_bounds_of_what_is_looked_up_at_once()
    {
        Step[] steps = [.. Enumerable.Range(0, 700).Select(i => new Step($"s{i}") { Body = (_, _) => new($"{i} ") })];
        var root = new Step("root") { Needs = steps };
        Assert.Equal(RunState.Succeeded, (await _store.RunAsync(root)).State);
        Assert.Equal(string.Concat(Enumerable.Range(0, 700).Select(i => $"{i} ")), await Pipeline.Open(_store.Store, _store.Options).GetAsync(root));
    }

    [Fact]
    public async Task What_is_damaged_among_many_is_made_again_before_its_reader_is_complete()
    {
        var made = 0;
        Step[] steps = [.. Enumerable.Range(0, 40).Select(i => new Step($"s{i}")
        {
            Body = (_, _) =>
            {
                Interlocked.Increment(ref made);
                return new(new string((char)('a' + (i % 26)), 30_000));
            },
        })];
        await _store.RunAsync(steps);
        await _store.DamageAsync(steps[33]);
        var root = new Step("root") { Needs = steps, Body = (texts, _) => new($"{texts.Sum(t => t.Length)}") };
        Assert.Equal(RunState.Succeeded, (await _store.RunAsync(root)).State);
        Assert.Equal(41, made);
        Assert.Equal("1200000", await Pipeline.Open(_store.Store, _store.Options).GetAsync(root));
    }
}
