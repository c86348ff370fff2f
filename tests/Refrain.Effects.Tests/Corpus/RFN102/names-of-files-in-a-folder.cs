// The names of the files in an output folder are a part of the output, and what is written to one of them is, too.
[Task]
public sealed partial record Shards(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, [Place("shards/{File}")] OutputDirectory shards)
    {
        shards.File("all.txt").WriteAllLines(lines);
        shards.File(Guid.NewGuid().ToString("N")).WriteAllLines(lines); // RFN102
        shards.File("id.txt").WriteAllText(Guid.NewGuid().ToString()); // RFN102
    }
}
