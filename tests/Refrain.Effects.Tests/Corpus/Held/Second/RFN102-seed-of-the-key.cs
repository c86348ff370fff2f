// Random numbers whose seed is a stable hash of the parameters.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

public static class Seeds
{
    public static int Of(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.ToArray())));
        return BinaryPrimitives.ReadInt32LittleEndian(hash);
    }
}

public sealed class Walk(Random random)
{
    public IEnumerable<double> Steps(int count)
    {
        var at = 0.0;
        for (var i = 0; i < count; i++)
            yield return at += random.NextDouble() - 0.5;
    }
}

[Task]
public sealed partial record RandomWalk(string Scenario, string Branch, int Steps)
{
    public IEnumerable<double> Run() => new Walk(new Random(Seeds.Of(Scenario, Branch))).Steps(Steps);
}
