// There are as many partitions as this machine has processors: the output has another shape elsewhere.
public sealed record Partition(int Number, List<long> Ids);

[Task]
public sealed partial record IdPartitions(string File)
{
    [Requires] public FileSource Ids => new(File);

    public IEnumerable<Partition> Run(IEnumerable<string> ids)
    {
        var count = Environment.ProcessorCount; // RFN103
        var partitions = Enumerable.Range(0, count).Select(i => new Partition(i, [])).ToArray();
        foreach (var line in ids)
        {
            var id = long.Parse(line);
            partitions[id % count].Ids.Add(id);
        }

        return partitions;
    }
}
