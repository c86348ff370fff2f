using System.Collections.Immutable;
using System.Security.Cryptography;
using Refrain.Keys;

namespace Refrain.Tests.Keys;

public sealed class KeyCacheTests
{
    [Fact]
    public void The_key_is_the_hash_of_the_encoding_without_insignificant_parameters()
    {
        var task = Everything.Random(new(1));
        var writer = new KeyWriter(stackalloc byte[8], KeyForm.Key);
        TaskDescriptor.Encode(ref writer, task);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(writer.Written)), TaskKey.Of(task).ToString());
        writer.Dispose();
    }

    [Fact]
    public void Insignificant_parameters_travel_and_do_not_count_in_nested_tasks_either()
    {
        var task = Everything.Random(new(1)) with { BatchSize = 1 };
        var outer = task with { Previous = task };
        var other = task with { Previous = task with { BatchSize = 2 }, BatchSize = 3 };
        Assert.Equal(outer, other);
        var decoded = (Everything)Everything.Registry.Decode(TaskRegistry.Encode(other));
        Assert.Equal((3, 2), (decoded.BatchSize, decoded.Previous!.BatchSize));
        Assert.Equal(TaskKey.Of(outer), TaskKey.Of(decoded));
    }

    [Fact]
    public void A_copy_computes_its_own_key()
    {
        var task = Everything.Random(new(2));
        var key = TaskKey.Of(task);
        var copy = task with { Count = task.Count + 1 };
        Assert.NotEqual(key, TaskKey.Of(copy));
        Assert.NotEqual(task, copy);
        Assert.Equal(key, TaskKey.Of(copy with { Count = task.Count }));
        Assert.Equal(key, TaskKey.Of(task));
    }

    [Fact]
    public void It_is_computed_once_and_allocates_nothing()
    {
        var warm = new Plain(1, 2, "warm", DateOnly.MinValue, true);
        _ = TaskKey.Of(warm);
        var task = new Plain(7, long.MaxValue, "ldbc", new(2026, 11, 22), true);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var first = TaskKey.Of(task);
        var second = TaskKey.Of(task);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, second);
        Assert.Equal(1, task.Written);
    }

    [Fact]
    public async Task Many_threads_see_one_key()
    {
        for (var round = 0; round < 200; round++)
        {
            var task = Everything.Random(new(round));
            var expected = TaskKey.Of(task with { Count = task.Count });
            using var start = new Barrier(4);
            var seen = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return Enumerable.Range(0, 20).Select(_ => TaskKey.Of(task)).ToHashSet();
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.All(seen, keys => Assert.Equal([expected], keys));
        }
    }

    [Fact]
    public void Tasks_of_two_types_are_not_equal() =>
        Assert.False(KeyCache.Equal(Everything.Random(new(1)), new Plain(1, 2, "", default, false)));

    [Fact]
    public void A_chain_of_tasks_may_be_long_but_not_endless()
    {
        var task = Everything.Random(new(3), depth: 0) with { Grid = [], Previous = null };
        for (var i = 0; i < 98; i++)
            task = task with { Previous = task };
        Assert.Equal(task, Everything.Registry.Decode(TaskRegistry.Encode(task)));
        for (var i = 0; i < 3; i++)
            task = task with { Previous = task };
        Assert.Contains("100 levels", Assert.Throws<InvalidOperationException>(() => TaskKey.Of(task)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derived_record_is_refused_where_its_base_is_declared() => Assert.Contains(
        nameof(NamedSpan),
        Assert.Throws<InvalidOperationException>(() => TaskKey.Of(Everything.Random(new(1)) with { Window = new NamedSpan(1, "m", "x") })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_null_that_is_not_declared_is_named() => Assert.Equal(
        "Name", Assert.Throws<ArgumentNullException>(() => TaskKey.Of(Everything.Random(new(1)) with { Name = null! })).ParamName);

    [Fact]
    public void What_a_constructor_throws_is_a_format_exception_when_a_message_is_read()
    {
        // Two times that .NET takes for equal and a key does not: they stand in a dictionary of another comparer, and no default one takes both.
        var both = ImmutableDictionary.Create<DateTime, int>(new ByKind()).Add(new(1, DateTimeKind.Utc), 1).Add(new(1, DateTimeKind.Local), 2);
        var message = TaskRegistry.Encode(new Refusing(both));
        var registry = new TaskRegistry([TaskDescriptor.Of<Refusing>()]);
        Assert.IsType<ArgumentException>(Assert.Throws<KeyFormatException>(() => registry.Decode(message)).InnerException);
    }

    private sealed class ByKind : IEqualityComparer<DateTime>
    {
        public bool Equals(DateTime x, DateTime y) => x == y && x.Kind == y.Kind;

        public int GetHashCode(DateTime value) => value.GetHashCode();
    }

    private sealed record Refusing(ImmutableDictionary<DateTime, int> X) : TaskRecord, ITaskType
    {
        private static readonly IKeyCodec<ImmutableDictionary<DateTime, int>> _codec = KeyCodecs.ImmutableDictionary(KeyCodecs.DateTime, KeyCodecs.Int32);

        static TaskDescription ITaskType.Describe() =>
            new TaskDescription("Tests.Refusing", "").Add(new Parameter<ImmutableDictionary<DateTime, int>>("X", _codec));

        static ITask ITaskType.Read(ref KeyReader reader) => new Refusing(reader.Next(_codec));

        TaskDescriptor ITaskType.Write(ref KeyWriter writer)
        {
            var type = TaskDescriptor.Begin<Refusing>(ref writer);
            writer.Next(X, _codec);
            return type;
        }
    }
}
