using Refrain.Conformance;
using Refrain.Stores;

namespace Refrain.Tests.Stores;

/// <summary>What a catalog in memory keeps of entries is all of them, whatever is in them and whatever was kept before.</summary>
public sealed class PackedEntriesTests
{
    [Fact]
    public void An_entry_comes_out_as_it_went_in()
    {
        var random = new Random(5);
        var packed = new PackedEntries();
        var entries = Enumerable.Range(0, 5_000).Select(_ => Any(random)).ToArray();
        var kept = entries.Select(packed.Pack).ToArray();
        for (var i = 0; i < entries.Length; i++)
        {
            Assert.False(kept[i].IsNone);
            Assert.Equal(entries[i].Inputs, kept[i].Inputs);
            Entries.AssertSame(entries[i], kept[i].EntryOf(entries[i].Key, withBytes: true)!, withBytes: true);
            Entries.AssertSame(entries[i], kept[i].EntryOf(entries[i].Key, withBytes: false)!, withBytes: false);
        }

        Assert.Contains(kept, k => !ReferenceEquals(k.EntryOf(default, true), k.EntryOf(default, true)));
        Assert.Contains(kept, k => ReferenceEquals(k.EntryOf(default, true), k.EntryOf(default, true)));
    }

    [Fact]
    public void There_is_nothing_where_none_was_kept()
    {
        Assert.True(default(PackedEntry).IsNone);
        Assert.Null(default(PackedEntry).EntryOf(Entries.Key(1), withBytes: true));
        Assert.Empty(default(PackedEntry).Inputs);
    }

    private static CatalogEntry Any(Random random)
    {
        var inline = random.Next(8) == 0 ? null : new byte[random.Next(20) == 0 ? random.Next(3_000) : random.Next(40)];
        if (inline is not null)
            random.NextBytes(inline);
        var message = new byte[random.Next(20) == 0 ? random.Next(3_000) : random.Next(40)];
        random.NextBytes(message);
        var started = DateTimeOffset.UnixEpoch.AddTicks(random.NextInt64(-10_000, 1L << 60));
        return new()
        {
            Key = Entries.Key(random.Next()),
            Name = Rarely("App.Other") ?? "App.One",
            Kind = random.Next(6) == 0 ? TaskKind.Source : TaskKind.Task,
            Message = message,
            Version = ContentHash.Of(message),
            Fingerprint = Rarely("f") ?? "",
            TaskVersion = random.Next(4) == 0 ? random.Next() : 1,
            Schema = Rarely("schema") ?? "int",
            Rows = random.Next(4) == 0,
            Format = (OutputFormat)random.Next(2),
            Inputs = [.. Enumerable.Range(0, random.Next(24) == 0 ? 20 : random.Next(4)).Select(_ => new CatalogInput(Entries.Key(random.Next(2)), random.Next(3) == 0 ? default : ContentHash.Of([(byte)random.Next(2)]), Rarely("Another") ?? "Input"))],
            Run = random.NextInt64(),
            Attempt = random.Next(1, 5),
            StartedAt = started,
            CompletedAt = started.AddTicks(random.NextInt64(-5, 1L << 40)),
            Size = inline?.Length ?? random.NextInt64(),
            Inline = inline is null ? default(ReadOnlyMemory<byte>?) : inline,
            Blob = inline is null ? "App.One/1" : null,
            Stamp = Rarely("stamp"),
            Mark = random.Next(16) == 0 ? new StaleMark(StaleCause.ByHand, default, "old", started) : null,
        };

        string? Rarely(string text) => random.Next(8) == 0 ? text : null;
    }
}
