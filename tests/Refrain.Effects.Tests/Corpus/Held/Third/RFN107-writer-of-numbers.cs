// A text writer formats a number as the thread's culture says.
[Task]
public sealed partial record Values(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile values)
    {
        using var writer = new StreamWriter(values.OpenWrite());
        foreach (var line in lines)
            writer.WriteLine(line.Length / 3.0); // RFN107
    }
}
