// The step is a delegate in a table; one of the table's steps starts a script.
using System.Diagnostics;

public static class Steps
{
    public static readonly IReadOnlyList<Action<string>> All =
    [
        name => ArgumentException.ThrowIfNullOrWhiteSpace(name),
        name => Process.Start("/usr/bin/env", "analyze " + name)?.WaitForExit(), // RFN206
    ];
}

[Task]
public sealed partial record Analyzed(string Name)
{
    public int Run()
    {
        foreach (var step in Steps.All)
            step(Name);
        return Steps.All.Count;
    }
}
