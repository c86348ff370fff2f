using System.Buffers.Binary;
using System.Security.Cryptography;
using Refrain.Keys;
using Refrain.Tests.Binding;
using Refrain.Tests.Running;

namespace Refrain.Tests.Keys;

/// <summary>Hashes that are computed side by side are those of the library, whatever stands in the other lanes.</summary>
public sealed class ShortHashesTests
{
    [Fact]
    public void Every_length_in_every_lane_hashes_as_the_library_does()
    {
        var random = new Random(1);
        for (var blocks = 1; blocks <= 4; blocks++)
        {
            var hashes = new ShortHashes(blocks);
            var lengths = Enumerable.Range(0, blocks * 64).Where(l => ShortHashes.BlocksOf(l) == blocks).ToArray();
            for (var start = 0; start < lengths.Length; start++)
            {
                var texts = new byte[ShortHashes.Lanes][];
                for (var lane = 0; lane < texts.Length; lane++)
                {
                    texts[lane] = new byte[lengths[(start + (lane * 5)) % lengths.Length]];
                    random.NextBytes(texts[lane]);
                    hashes.Set(lane, texts[lane]);
                }

                hashes.Hash();
                for (var lane = 0; lane < texts.Length; lane++)
                    Assert.Equal(SHA256.HashData(texts[lane]), BytesOf(hashes, lane));
            }
        }
    }

    [Fact]
    public void One_short_text_hashes_as_the_library_does()
    {
        var random = new Random(2);
        Span<byte> hash = stackalloc byte[32];
        for (var length = 0; length <= ShortHash.MostBytes; length++)
        {
            for (var i = 0; i < 20; i++)
            {
                var text = new byte[length];
                random.NextBytes(text);
                ShortHash.Of(text, hash);
                Assert.Equal(SHA256.HashData(text), hash.ToArray());
            }
        }

        var longer = new byte[ShortHash.MostBytes + 1];
        Assert.Equal(ContentHash.From(SHA256.HashData(longer)), ContentHash.Of(longer));
    }

    [Fact]
    public void Lengths_take_as_many_blocks_as_the_standard_says() =>
        Assert.Equal([1, 1, 2, 2, 3], new[] { 0, 55, 56, 119, 120 }.Select(ShortHashes.BlocksOf));

    [Fact]
    public void Keys_of_many_tasks_are_those_that_each_computes_itself()
    {
        var lengths = Enumerable.Range(0, 400).Select(i => i * 7 % 311);
        Step[] steps = [.. lengths.Select(l => new Step(new string('x', l) + l))];
        var batch = new KeyBatch();
        foreach (var step in steps)
            batch.Add(step);
        batch.Add(steps[0]);
        batch.Complete();
        Assert.All(steps, s => Assert.Equal(TaskKey.Of(new Step(s.Name)), TaskKey.Of(s)));
    }

    [Fact]
    public void So_are_those_that_all_processors_compute()
    {
        var steps = Enumerable.Range(0, 20_000).Select(i => new Step(new string('x', i % 97) + i)).ToArray();
        KeyBatch.Compute(steps);
        Assert.All(steps, s => Assert.True(KeyCache.Of(s).IsKnown(s)));
        Assert.All(steps, s => Assert.Equal(TaskKey.Of(new Step(s.Name)), TaskKey.Of(s)));
        KeyBatch.Compute([]);
    }

    [Fact]
    public void Of_several_keys_that_cannot_be_computed_the_first_is_told_whoever_met_it_first()
    {
        ITask[] tasks = [.. Enumerable.Range(0, 30_000).Select(i => new Step($"{i}"))];
        (tasks[9_000], tasks[29_000]) = (new Written(null!), new WrittenLater(null!));
        for (var i = 0; i < 20; i++)
        {
            var error = Assert.Throws<ArgumentNullException>(() => KeyBatch.Compute(tasks));
            Assert.Contains($"{typeof(Written)}.", error.StackTrace, StringComparison.Ordinal);
            Assert.DoesNotContain($"{typeof(WrittenLater)}.", error.StackTrace, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_type_a_task_from_another_process_is_of_costs_no_key()
    {
        var task = new TaskRegistry([TaskDescriptor.Of<Step>()]).Decode(TaskRegistry.Encode(new Step("other")));
        Assert.Same(TaskDescriptor.Of<Step>(), TaskDescriptor.Of(task));
        Assert.False(KeyCache.Of(task).IsKnown(task), "Its key was computed alone, before a batch could.");
        Assert.Equal(TaskKey.Of(new Step("other")), TaskKey.Of(task));
    }

    private static byte[] BytesOf(ShortHashes hashes, int lane)
    {
        Span<uint> words = stackalloc uint[8];
        hashes.Get(lane, words);
        var bytes = new byte[32];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * 4), words[i]);
        return bytes;
    }
}
