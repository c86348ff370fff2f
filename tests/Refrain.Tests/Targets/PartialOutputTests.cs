using Refrain.Codecs;
using Refrain.Tests.Running;

namespace Refrain.Tests.Targets;

/// <summary>Output of which a part could not be written.</summary>
public sealed class PartialOutputTests
{
    /// <summary>Whatever it is written by: a task that passes over the error must not have it taken for whole.</summary>
    [Theory]
    [InlineData("bytes")]
    [InlineData("text")]
    [InlineData("lines")]
    [InlineData("bytes async")]
    [InlineData("text async")]
    [InlineData("lines async")]
    [InlineData("stream")]
    [InlineData("stream async")]
    [InlineData("stream closed")]
    public async Task What_did_not_get_out_is_missing_though_the_task_goes_on(string how)
    {
        var output = new OutputFile(static () => "", static () => new FullDisk(), isOwned: how == "stream closed", CancellationToken.None);
        var error = await Assert.ThrowsAsync<IOException>(() => how switch
        {
            "bytes async" => output.WriteAllBytesAsync("x"u8.ToArray()),
            "text async" => output.WriteAllTextAsync("x"),
            "lines async" => output.WriteAllLinesAsync(["x", "y"]),
            "stream async" => WriteAsync(output),
            _ => Task.Run(() => Write(output, how)),
        });
        Assert.Equal("No room.", error.Message);
        Assert.StartsWith("a ended without having written all of its output file.", Assert.Throws<InvalidOperationException>(() => output.End(new Step("a"))).Message, StringComparison.Ordinal);
    }

    private static void Write(OutputFile output, string how)
    {
        if (how == "bytes")
            output.WriteAllBytes("x"u8);
        else if (how == "text")
            output.WriteAllText("x");
        else if (how == "stream closed")
            output.OpenWrite().Dispose();
        else if (how == "stream")
            WriteStream(output);
        else
            output.WriteAllLines(["x", "y"]);
    }

    private static void WriteStream(OutputFile output)
    {
        using var stream = output.OpenWrite();
        stream.Write("x"u8);
    }

    private static async Task WriteAsync(OutputFile output)
    {
        await using var stream = output.OpenWrite();
        await stream.WriteAsync("x"u8.ToArray());
    }

    private sealed class FullDisk : OneWayStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No room.");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No room.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("No room.");

        /// <summary>What was held is written at the end.</summary>
        protected override void Dispose(bool disposing) => throw new IOException("No room.");
    }
}
