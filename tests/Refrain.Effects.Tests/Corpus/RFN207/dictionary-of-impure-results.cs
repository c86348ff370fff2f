// A static dictionary is told what this run has made; it is no cache of a function of its key.
using System.Collections.Concurrent;

public static class Results
{
    public static readonly ConcurrentDictionary<string, int> ByName = new(StringComparer.Ordinal);

    public static void Publish(string name, int value) => ByName.AddOrUpdate(name, value, (_, before) => before + value); // RFN207
}

[Task]
public sealed partial record Share(string Name, string Votes)
{
    [Requires] public FileSource Ballot => new(Votes);

    public int Run(byte[] ballot)
    {
        var share = ballot.Length / 100;
        Results.Publish(Name, share);
        return share;
    }
}
