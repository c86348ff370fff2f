namespace Refrain.S3.Tests;

/// <summary>Bytes that differ everywhere.</summary>
internal static class Content
{
    public static byte[] Of(int size, int seed = 1)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
