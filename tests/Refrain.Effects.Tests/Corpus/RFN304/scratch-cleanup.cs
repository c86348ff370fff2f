// What is swallowed is the failure to remove a file in scratch; nothing of the result depends on it.
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record Reversed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        var spool = Path.Combine(context.ScratchDirectory, "spool");
        System.IO.File.WriteAllLines(spool, lines.Reverse());
        var reversed = System.IO.File.ReadAllLines(spool);
        try
        {
            System.IO.File.Delete(spool);
        }
        catch (IOException e)
        {
            context.Logger.LogDebug(e, "The spool stays until scratch is removed.");
        }

        return reversed;
    }
}
