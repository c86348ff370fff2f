// What would be started is only described; nothing is started.
using System.Diagnostics;

public sealed record Job(string Command, string Arguments);

public static class Describe
{
    public static Job Of(ProcessStartInfo info) => new(info.FileName, string.Join(' ', info.ArgumentList));
}

[Task]
public sealed partial record Plan(string File, string Tool)
{
    [Requires] public FileSource Targets => new(File);

    public IEnumerable<Job> Run(IEnumerable<string> targets)
    {
        foreach (var target in targets)
        {
            var info = new ProcessStartInfo(Tool) { UseShellExecute = false };
            info.ArgumentList.Add("--in");
            info.ArgumentList.Add(target);
            yield return Describe.Of(info);
        }
    }
}
