// The singleton is reachable from a static; setting its property is a write to it.
public sealed class Progress
{
    public static Progress Current { get; } = new();

    public string Stage { get; set; } = "";

    public int[] Buckets { get; } = new int[10];
}

[Task]
public sealed partial record Stage(string Name, int Bucket)
{
    public string Run()
    {
        var progress = Progress.Current;
        progress.Stage = Name; // RFN207
        progress.Buckets[Bucket] = 1; // RFN207
        return Name;
    }
}
