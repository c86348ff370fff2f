// The root is a static that the program's options change; two processes plan two graphs.
public static class Roots
{
    public static string Data { get; set; } = "data";
}

public static class Options
{
    public static void Apply(string[] args) => Roots.Data = args.Length > 0 ? args[0] : Roots.Data;
}

[Task]
public sealed partial record RootLines(string Name)
{
    [Requires] public FileSource Text => new($"{Roots.Data}/{Name}"); // RFN014

    public int Run(IReadOnlyList<string> text) => text.Count;
}
