// The hash of a string differs from process to process, and so does the bucket that is written.
public sealed record Bucketed(string User, int Bucket);

[Task]
public sealed partial record UserBuckets(string File, int Buckets)
{
    [Requires] public FileSource Users => new(File);

    public IEnumerable<Bucketed> Run(IEnumerable<string> users)
    {
        foreach (var user in users)
            yield return new Bucketed(user, (user.GetHashCode() & int.MaxValue) % Buckets); // RFN108
    }
}
