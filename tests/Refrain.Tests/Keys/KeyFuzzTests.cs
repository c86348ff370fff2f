using System.Globalization;
using FsCheck.Fluent;
using Refrain.Keys;
using Refrain.Tests.Keys.Model;
using Xunit.Abstractions;

namespace Refrain.Tests.Keys;

/// <summary>
/// Feeds mutated messages to the decoders. 100,000 each by default; REFRAIN_FUZZ sets another number and REFRAIN_FUZZ_SEED the seed.
/// </summary>
public sealed class KeyFuzzTests(ITestOutputHelper output)
{
    /// <summary>A decoder may allocate so many bytes for each byte of a message: what a value weighs in memory, and lists that grow.</summary>
    private const int BytesPerByte = 200;

    /// <summary>What an exception and its text weigh.</summary>
    private const int BytesPerMessage = 8 * 1024;

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("REFRAIN_FUZZ") ?? "100000", CultureInfo.InvariantCulture);

    private static int Seed => int.Parse(Environment.GetEnvironmentVariable("REFRAIN_FUZZ_SEED") ?? "20261122", CultureInfo.InvariantCulture);

    [Fact]
    public void Mutated_values_are_refused_or_canonical() => Run(
        [.. ValueGen.Values.Generator.Sample(12, 500).Select(ValueCodec.Encode)],
        message => ValueCodec.Decode(message),
        value => ValueCodec.Encode((Value)value));

    [Fact]
    public void Mutated_tasks_are_refused_or_canonical() => Run(
        [.. Enumerable.Range(0, 200).Select(i => TaskRegistry.Encode(Everything.Random(new(i))))],
        message => Everything.Registry.Decode(message),
        task => TaskRegistry.Encode((ITask)task));

    [Fact]
    public void Mutated_tasks_are_shown_or_refused() => Run(
        [.. Enumerable.Range(0, 200).Select(i => TaskRegistry.Encode(Everything.Random(new(i))))],
        message => KeyText.Of(message),
        encode: null);

    private void Run(List<byte[]> messages, Func<byte[], object> decode, Func<object, byte[]>? encode)
    {
        output.WriteLine($"seed {Seed}, {Count} messages");
        var mutation = new Mutation(new(Seed), messages);
        foreach (var message in messages)
            decode(message);
        var accepted = 0;
        var worst = 0L;
        for (var i = 0; i < Count; i++)
        {
            var message = mutation.Next();
            object? decoded = null;
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                decoded = decode(message);
            }
            catch (KeyFormatException)
            {
                // The one outcome, besides success, that is allowed.
            }
            catch (Exception e)
            {
                Assert.Fail($"Message {i} of seed {Seed}, {Convert.ToHexString(message)}: {e}");
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            var most = BytesPerMessage + (BytesPerByte * message.Length);
            if (allocated > most)
                allocated = AllocatedAgain(decode, message);
            worst = Math.Max(worst, allocated);
            Assert.True(
                allocated <= most,
                $"Message {i} of seed {Seed} has {message.Length} bytes, and {allocated} were allocated: {Convert.ToHexString(message)}");
            if (decoded is null)
                continue;
            accepted++;
            if (encode is not null)
                Assert.Equal(Convert.ToHexString(message), Convert.ToHexString(encode(decoded)));
        }

        output.WriteLine($"accepted {accepted}, largest allocation {worst} bytes");
        Assert.InRange(accepted, 1, Count - 1);
    }

    /// <summary>
    /// What decoding allocates by itself: a pool that a collection has emptied in between, or code that runs for the first time, allocates once and
    /// not each time, as a decoder that believed a count would.
    /// </summary>
    private static long AllocatedAgain(Func<byte[], object> decode, byte[] message)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                decode(message);
            }
            catch (KeyFormatException)
            {
                // As above.
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
