// As many workers as processors; the result is in the order of the input.
[Task]
public sealed partial record Hashed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines) =>
        [.. lines.AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).Select(line => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line))))];
}
