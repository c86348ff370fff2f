// The exception is captured, the writers are closed, and it is thrown with its own stack.
using System.Runtime.ExceptionServices;

[Task]
public sealed partial record Split(string File, int Parts)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<int> Run(IEnumerable<string> lines, TaskContext context)
    {
        ExceptionDispatchInfo? failure = null;
        var counts = new int[Parts];
        var writers = Enumerable.Range(0, Parts).Select(part => System.IO.File.CreateText(Path.Combine(context.ScratchDirectory, $"{part}"))).ToArray();
        try
        {
            foreach (var line in lines)
            {
                var part = line.Length % Parts;
                writers[part].Write(line + "\n");
                counts[part]++;
            }
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }

        foreach (var writer in writers)
            writer.Dispose();
        failure?.Throw();
        return counts;
    }
}
