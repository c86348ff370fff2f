// The file that is appended to belongs to the logging of the process, by way of ILogger; the task only logs.
using Microsoft.Extensions.Logging;

public static partial class Log
{
    public static void Appended(this ILogger logger, string file, int lines)
    {
        if (logger.IsEnabled(LogLevel.Information))
            logger.LogInformation("Appended {Lines} lines to {File}", lines, file);
    }
}

[Task]
public sealed partial record Concatenated(string First, string Second)
{
    [Requires] public FileSource Head => new(First);

    [Requires] public FileSource Tail => new(Second);

    public IEnumerable<string> Run(IEnumerable<string> head, IEnumerable<string> tail, TaskContext context)
    {
        var lines = 0;
        foreach (var line in head.Concat(tail))
        {
            lines++;
            yield return line;
        }

        context.Logger.Appended("log.txt", lines);
    }
}
