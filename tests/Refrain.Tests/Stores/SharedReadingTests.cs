using System.Buffers;
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
    public void Inputs_are_read_as_packed_and_equal_ones_are_shared()
    {
        var random = new Random(3);
        var shared = new SharedInputs();
        string[] names = ["", "Source", "Items"];
        var lists = Enumerable.Range(0, 600).Select(_ => Enumerable.Range(0, random.Next(12)).Select(_ => InputOf(random, names)).ToArray()).ToArray();
        var packed = new ArrayBufferWriter<byte>();
        for (var i = 0; i < 4_000; i++)
        {
            var inputs = lists[random.Next(lists.Length)];
            PackedInputs.Write(inputs, n => Array.IndexOf(names, n), packed);
            Assert.Equal(inputs, shared.Read(packed.WrittenSpan, n => names[n])!);
        }

        PackedInputs.Write(lists.First(l => l.Length == 1), n => Array.IndexOf(names, n), packed);
        Assert.Same(shared.Read(packed.WrittenSpan, n => names[n]), shared.Read(packed.WrittenSpan, n => names[n]));
        Assert.Null(shared.Read(packed.WrittenSpan[..^1], n => names[n]));
    }

    private static CatalogInput InputOf(Random random, string[] names)
    {
        Span<byte> bytes = stackalloc byte[64];
        random.NextBytes(bytes);
        return new(TaskKey.From(bytes[..32]), ContentHash.From(bytes[32..]), names[random.Next(names.Length)]);
    }
}
