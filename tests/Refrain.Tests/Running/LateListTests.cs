using System.Collections.Concurrent;

namespace Refrain.Tests.Running;

/// <summary>What a list makes late is made for each position once, as far as anybody can see, and nothing is made that nobody asked for.</summary>
public sealed class LateListTests
{
    [Fact]
    public void Items_are_made_when_they_are_asked_for_and_stay()
    {
        var list = new LateList<string>(1_000, static i => new string('x', i));
        Assert.Empty(list.Made);
        Assert.Equal(700, list[700].Length);
        Assert.Same(list[300], list[300]);
        Assert.Equal([300, 700], list.Made.Select(static t => t.Length));
        Assert.Equal(Enumerable.Range(0, 1_000), list.Select(static t => t.Length));
        Assert.Equal(1_000, list.Made.Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => list[1_000]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1]);
        Assert.Empty(new LateList<string>(0, static _ => ""));
    }

    [Fact]
    public void All_threads_see_the_same_item()
    {
        var list = new LateList<object>(600, static _ => new());
        var seen = new ConcurrentBag<object[]>();
        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, _ => seen.Add([.. list]));
        Assert.All(seen, items => Assert.Equal(list, items, ReferenceEqualityComparer.Instance.Equals));
    }

    [Fact]
    public async Task An_input_that_is_first_looked_at_when_its_task_has_ended_is_closed()
    {
        using var store = new StoreFixture();
        var step = new Step("made") { Body = (_, _) => new(new string('a', 500_000)) };
        await store.RunAsync(step);
        var entry = (await store.Store.Catalog.FindAsync([((ITask)step).Key])).Values.Single();
        var inputs = new LateInputs(3, i => new LateInput(step, entry.Version, _ => new StoredInput(step, TaskDescriptor.Of(step), entry, store.Store, new TaskContext(() => "", 1, null, null, default)), i));
        var before = inputs[0].OpenRead();
        Assert.True(before.ReadByte() >= 0);
        inputs.Close();
        Assert.False(before.CanRead);
        Assert.Throws<ObjectDisposedException>(inputs[1].OpenRead);
        inputs.Seal();
    }
}
