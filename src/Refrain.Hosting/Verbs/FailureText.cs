using Refrain.Hosting.Display;
using Refrain.Stores;

namespace Refrain.Hosting.Verbs;

/// <summary>Tells of failed tasks: which, what they threw, what to do.</summary>
internal static class FailureText
{
    private const int MostFailures = 20;

    public static void Write(RunReport report, TextWriter writer, bool verbose)
    {
        var failed = report.Tasks.Where(t => t is { State: TaskState.Failed, Error: not null }).ToList();
        foreach (var task in failed.Take(MostFailures))
            Write(task.Task, task.Error!, writer, verbose);
        if (failed.Count > MostFailures)
            writer.WriteLine(FormattableString.Invariant($"{failed.Count - MostFailures} more tasks failed; run with --json to see all of them."));
    }

    public static void Write(ITask task, Exception error, TextWriter writer, bool verbose)
    {
        writer.WriteLine($"{RunLine.Task(task)} failed:");
        writer.WriteLine("  " + ErrorText.Of(error, verbose).Replace("\n", "\n  ", StringComparison.Ordinal));
        writer.WriteLine("  " + WhatToDo(error, verbose));
    }

    private static string WhatToDo(Exception error, bool verbose)
    {
        const string After = "and run again: what has succeeded is not run twice, and the artifact from before, if there was one, is still there.";
        return error switch
        {
            StoreException => $"Put the store right {After}",
            FileNotFoundException or DirectoryNotFoundException or FormatException => $"Put the input right {After}",
            _ when verbose => $"Put the cause right {After}",
            _ => $"Put the cause right (--verbose shows where it was thrown) {After}",
        };
    }
}
