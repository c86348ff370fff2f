// Warnings are collected in a static list.
public static class Warnings
{
    private static readonly List<string> s_all = [];

    public static void Add(string text)
    {
        lock (s_all)
            s_all.Add(text); // RFN207
    }
}

[Task]
public sealed partial record Warned(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Where(line => line.Length == 0))
            Warnings.Add(line);
        return lines.Count;
    }
}
