namespace Refrain.S3.Tests;

/// <summary>The numbers of bytes at which a <see cref="CuttingProxy"/> cuts, in their order.</summary>
internal sealed class CutQueue : Queue<long>
{
    public void Add(long at) => Enqueue(at);
}
