using Refrain.Stores;

namespace Refrain.Tests.Stores;

/// <summary>What is shared among entries that are read together does not mix them up.</summary>
public sealed class SharedReadingTests
{
    [Fact]
    public void Copies_in_one_slab_stay_what_they_were()
    {
        var random = new Random(2);
        var slab = new Slab();
        var copies = new List<(byte[] Bytes, ReadOnlyMemory<byte> Copy)>();
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = new byte[random.Next(20) == 0 ? random.Next(10_000) : random.Next(80)];
            random.NextBytes(bytes);
            copies.Add((bytes, slab.Copy(bytes)));
        }

        Assert.All(copies, c => Assert.Equal(c.Bytes, c.Copy.ToArray()));
    }

    [Fact]
    public void What_rows_have_in_common_is_shared_and_what_they_have_not_is_kept_apart()
    {
        var random = new Random(3);
        using var database = new SqliteDatabase(":memory:");
        string[] names = ["", "Source", "Items"];
        var shared = new SharedTraces(database, n => names[n]);
        var lists = Enumerable.Range(0, 600).Select(_ => Enumerable.Range(0, random.Next(12)).Select(_ => InputOf(random, names)).ToArray()).ToArray();
        var room = new byte[PackedInputs.MostBytes(12)];
        for (var i = 0; i < 4_000; i++)
        {
            var inputs = lists[random.Next(random.Next(2) == 0 ? 3 : lists.Length)];
            var name = random.Next(names.Length);
            var making = new PackedMaking(default, TaskKind.Task, (OutputFormat)random.Next(2), random.Next(2) == 0, random.Next(2), random.Next(2), random.Next(2), i, 1, i, 0, 0);
            var trace = shared.Read(name, making, Packed(inputs));
            Assert.Equal(inputs, trace.Inputs);
            Assert.Equal(
                (names[name], names[making.Fingerprint], names[making.Schema], making.TaskVersion, making.Format, making.Rows),
                (trace.Name, trace.Fingerprint, trace.Schema, trace.TaskVersion, trace.Format, trace.Rows));
        }

        var (one, other) = (new PackedMaking { Run = 1, Size = 2 }, new PackedMaking { Run = 3, Attempt = 4 });
        var only = lists.First(l => l.Length == 1);
        Assert.Same(shared.Read(1, one, Packed(only)), shared.Read(1, other, Packed(only)));
        Assert.Throws<StoreCorruptException>(() => shared.Read(1, one, Packed(only)[..^1]));

        ReadOnlySpan<byte> Packed(CatalogInput[] inputs) => room.AsSpan(0, PackedInputs.Write(inputs, n => Array.IndexOf(names, n), room));
    }

    private static CatalogInput InputOf(Random random, string[] names)
    {
        Span<byte> bytes = stackalloc byte[64];
        random.NextBytes(bytes);
        return new(TaskKey.From(bytes[..32]), ContentHash.From(bytes[32..]), names[random.Next(names.Length)]);
    }
}
