// The token reaches the helper of another file and is passed on to one call of two.
using Copying;

[Task]
public sealed partial record Copied(string Source)
{
    [Requires] public FileSource Input => new(Source);

    public async Task Run(Stream input, OutputFile copy, CancellationToken token)
    {
        await using var target = copy.OpenWrite();
        await Streams.CopyAsync(input, target, token); // RFN305
    }
}
//// File: Streams.cs
namespace Copying;

internal static class Streams
{
    public static async Task CopyAsync(Stream source, Stream target, CancellationToken token)
    {
        var buffer = new byte[1 << 16];
        while (await source.ReadAsync(buffer, token) is > 0 and var read)
            await target.WriteAsync(buffer.AsMemory(0, read));
    }
}
