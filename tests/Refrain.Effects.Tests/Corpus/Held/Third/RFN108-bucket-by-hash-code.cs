// The bucket of a key is its hash code, and is in the output.
public readonly record struct Placed(string Key, int Bucket);

[Task]
public sealed partial record Placement(string File, int Buckets)
{
    [Requires] public FileSource Keys => new(File);

    public IReadOnlyList<Placed> Run(IReadOnlyList<string> keys) => [.. keys.Select(key => new Placed(key, Math.Abs(key.GetHashCode()) % Buckets))]; // RFN108
}
