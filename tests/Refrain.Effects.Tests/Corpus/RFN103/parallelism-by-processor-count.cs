// The processors decide how many files are hashed at once; each has its own place in the result.
using System.Security.Cryptography;
using System.Text;

[Task]
public sealed partial record LineHashes(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<string[]> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var hashes = new string[lines.Count];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1),
            CancellationToken = cancellationToken,
        };
        await Parallel.ForAsync(0, lines.Count, options, (i, _) =>
        {
            hashes[i] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(lines[i])));
            return ValueTask.CompletedTask;
        });
        return hashes;
    }
}
