using System.Security.Cryptography;
using System.Text;
using Refrain.Stores;

namespace Refrain.Conformance;

/// <summary>Makes keys and entries, and compares entries by what they hold.</summary>
public static class Entries
{
    public static readonly DateTimeOffset Time = new(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);

    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public static TaskKey Key(int number) => TaskKey.From(SHA256.HashData(Encoding.UTF8.GetBytes($"task {number}")));

    /// <summary>An entry with inline bytes made of its number.</summary>
    public static CatalogEntry Entry(int number, string name = "App.TopUsers", string content = "") =>
        Entry(Key(number), name, Encoding.UTF8.GetBytes($"{number}:{content}"));

    public static CatalogEntry Entry(TaskKey key, string name, byte[] bytes) => new()
    {
        Key = key,
        Name = name,
        Message = new byte[] { 1, 2, 3 },
        Version = ContentHash.Of(bytes),
        Inline = bytes,
        Size = bytes.Length,
        StartedAt = Time,
        CompletedAt = Time.AddTicks(12_345),
        Run = 1,
        Attempt = 1,
    };

    /// <summary>An entry in which every member has a value of its own.</summary>
    public static CatalogEntry Full(int number) => Entry(number, "Приложение.最高😀\0x") with
    {
        Kind = TaskKind.Task,
        Mark = new(StaleCause.InputStale, Key(number + 3), "Посты(Набор: ß)", Time.AddTicks(7)),
        Message = Enumerable.Range(0, 300).Select(i => (byte)i).ToArray(),
        Fingerprint = "f1-ß",
        TaskVersion = 7,
        Schema = "{\"user\":\"int64\",\"née\":\"string?\"}",
        Rows = true,
        Format = OutputFormat.JsonLines,
        Inputs =
        [
            new(Key(number + 1), ContentHash.Of("one"), "Posts"),
            new(Key(number + 2), ContentHash.Of("two"), ""),
            .. Enumerable.Range(0, 200).Select(i => new CatalogInput(Key(i), ContentHash.Of($"{i}"), $"Files{i}")),
        ],
        Run = long.MaxValue - 3,
        Attempt = 4,
        StartedAt = DateTimeOffset.MinValue,
        CompletedAt = DateTimeOffset.MaxValue,
        Stamp = "12 2026-01-02\n\t",
    };

    public static void AssertSame(CatalogEntry expected, CatalogEntry actual, bool withBytes)
    {
        Assert.Equal(expected.Key, actual.Key);
        Assert.Equal(expected.Name, actual.Name);
        Assert.Equal(expected.Kind, actual.Kind);
        Assert.Equal(expected.Message.ToArray(), actual.Message.ToArray());
        Assert.Equal(expected.State, actual.State);
        Assert.Equal(expected.Mark, actual.Mark);
        Assert.Equal(expected.IsDropped, actual.IsDropped);
        Assert.Equal(expected.Version, actual.Version);
        Assert.Equal(expected.Fingerprint, actual.Fingerprint);
        Assert.Equal(expected.TaskVersion, actual.TaskVersion);
        Assert.Equal(expected.Schema, actual.Schema);
        Assert.Equal(expected.SchemaHash, actual.SchemaHash);
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.Format, actual.Format);
        Assert.Equal(expected.Inputs, actual.Inputs);
        Assert.Equal(expected.Run, actual.Run);
        Assert.Equal(expected.Attempt, actual.Attempt);
        Assert.Equal(expected.StartedAt, actual.StartedAt);
        Assert.Equal(expected.CompletedAt, actual.CompletedAt);
        Assert.Equal(TimeSpan.Zero, actual.CompletedAt.Offset);
        Assert.Equal(expected.Size, actual.Size);
        Assert.Equal(expected.Blob, actual.Blob);
        Assert.Equal(expected.Stamp, actual.Stamp);
        Assert.Equal(withBytes ? expected.Inline?.ToArray() : null, actual.Inline?.ToArray());
    }

    /// <summary>Opens run 1 and claims the tasks of entries for it, as they have to be before they are published.</summary>
    public static async Task ClaimAsync(this ICatalog catalog, IEnumerable<CatalogEntry> entries)
    {
        Assert.Equal(1, await catalog.BeginRunAsync("host/1", Time, TimeSpan.FromHours(1)));
        var answers = await catalog.ClaimAsync(1, [.. entries.Select(e => new ClaimRequest(e.Key, e.Attempt, null))], Time);
        Assert.All(answers, a => Assert.Equal(ClaimState.Claimed, a.State));
    }

    public static async Task<CatalogEntry?> FindAsync(this ICatalog catalog, TaskKey key, bool withBytes = true) =>
        (await catalog.FindAsync([key], withBytes)).GetValueOrDefault(key);

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
