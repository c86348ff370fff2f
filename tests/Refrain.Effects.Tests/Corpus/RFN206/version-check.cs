// Even a program that only says its version is a process.
using System.Diagnostics;

public static class Tooling
{
    public static bool IsThere(string tool)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, "--version") { RedirectStandardOutput = true }); // RFN206
        process!.WaitForExit();
        return process.ExitCode == 0;
    }
}

[Task]
public sealed partial record Linted(string Tool, string Text)
{
    public int Run()
    {
        if (!Tooling.IsThere(Tool))
            throw new InvalidOperationException($"{Tool} is not installed.");
        return Text.Split('\n').Count(line => line.Length > 120);
    }
}
