// The machine, the process and the variables of the environment appear in logs and exceptions alone.
using Microsoft.Extensions.Logging;

public static partial class Log
{
    public static void Started(this ILogger logger, string task) =>
        logger.LogInformation("{Task} runs as {User} on {Machine}, process {Process}", task, Environment.UserName, Environment.MachineName, Environment.ProcessId);
}

[Task]
public sealed partial record Validated(string File, int Columns)
{
    [Requires] public FileSource Rows => new(File);

    public int Run(IReadOnlyList<string> rows, TaskContext context)
    {
        context.Logger.Started(nameof(Validated));
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Split(',').Length != Columns)
                throw new FormatException($"Row {i} on {Environment.MachineName} has not {Columns} columns.");
        }

        var workers = Math.Min(Environment.ProcessorCount, 8);
        Parallel.ForEach(rows, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = context.CancellationToken }, row => ArgumentException.ThrowIfNullOrWhiteSpace(row));
        return rows.Count;
    }
}
