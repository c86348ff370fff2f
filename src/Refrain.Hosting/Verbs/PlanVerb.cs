using System.Globalization;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>Tells what a run would do, and why.</summary>
internal static class PlanVerb
{
    public static async Task<ExitCode> RunAsync(Surroundings surroundings, IReadOnlyList<ITask> tasks, RunSettings settings, CancellationToken cancellationToken)
    {
        await using var pipeline = surroundings.OpenToPlan(settings.Store, settings.Verbose);
        var plan = await pipeline.PlanAsync(tasks, new RunOptions { Force = settings.Force, MaxTasks = settings.MaxTasks, Workers = settings.Workers }, cancellationToken);
        foreach (var (task, error) in plan.Failures)
            FailureText.Write(task, error, surroundings.Error, settings.Verbose);
        if (settings.Json)
            WriteJson(plan, settings.Why ? tasks : [], surroundings.Out);
        else if (settings.Why)
            WriteChains(plan, tasks, surroundings.Out);
        else
            WriteLines(plan, settings.Workers, surroundings.Out);
        return plan.Failures.Count > 0 ? ExitCode.TaskFailed : ExitCode.Done;
    }

    private static void WriteLines(RunPlan plan, int workers, TextWriter writer)
    {
        foreach (var task in plan.Tasks)
            writer.WriteLine(RunLine.Line(JsonOutput.Name(task.Action), $"{RunLine.Task(task.Task)}  {RunLine.Reason(task.Reason)}".TrimEnd()));
        foreach (var task in plan.Open)
            writer.WriteLine(RunLine.Line("open", $"{RunLine.Task(task)}  [what else it requires is known when what it reads has run]"));
        var runs = plan.Tasks.Count(t => t.Action == PlannedAction.Run);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs} would run, {plan.Tasks.Count - runs} would be reused."));
        if (plan.Estimate is { } estimate && EstimateText.Of(estimate) is { } time)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"That takes {time} with {workers} workers."));
    }

    /// <summary>A line for each task that was asked for: <c>TopUsers ← LikesPerPost ← code changed: Counting.Add</c>.</summary>
    private static void WriteChains(RunPlan plan, IReadOnlyList<ITask> tasks, TextWriter writer)
    {
        foreach (var task in tasks)
        {
            var chain = plan.Why(task);
            var words = chain.Select(t => TaskRegistry.ShownNameOf(TaskDescriptor.Of(t.Task)));
            var text = chain.Count > 0
                ? string.Join(" ← ", [.. words, PlainText.Clean(chain[^1].Reason.ToString()!)])
                : RunLine.Task(task) + (plan.Tasks.Any(t => t.Task.Key == task.Key) ? " is up to date" : " cannot be planned");
            writer.WriteLine(tasks.Count > 1 && chain.Count > 0 ? $"{RunLine.Task(task)}: {text}" : text);
        }
    }

    private static void WriteJson(RunPlan plan, IReadOnlyList<ITask> explained, TextWriter writer) => JsonOutput.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("tasks");
        foreach (var task in plan.Tasks)
        {
            json.WriteStartObject();
            TaskJson.WriteIdentity(task.Task, task.Name, json);
            json.WriteString("action", JsonOutput.Name(task.Action));
            json.WriteString("reason", task.Reason?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (plan.Estimate is { } estimate)
        {
            json.WriteStartObject("estimate");
            json.WriteNumber("leastMs", (long)estimate.Least.TotalMilliseconds);
            if (estimate.Most is { } most)
                json.WriteNumber("mostMs", (long)most.TotalMilliseconds);
            json.WriteNumber("unknown", estimate.Unknown);
            json.WriteEndObject();
        }

        if (explained.Count > 0)
        {
            json.WriteStartArray("why");
            foreach (var task in explained)
            {
                json.WriteStartArray();
                foreach (var cause in plan.Why(task))
                {
                    json.WriteStartObject();
                    TaskJson.WriteIdentity(cause.Task, cause.Name, json);
                    json.WriteString("reason", cause.Reason.ToString());
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        if (plan.Failures.Count > 0)
        {
            json.WriteStartArray("failures");
            foreach (var (task, error) in plan.Failures)
            {
                json.WriteStartObject();
                TaskJson.WriteIdentity(task, TaskDescriptor.Of(task).Name, json);
                json.WriteString("error", ErrorText.Of(error, withStack: false));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (plan.Open.Count > 0)
        {
            json.WriteStartArray("open");
            foreach (var task in plan.Open)
            {
                json.WriteStartObject();
                TaskJson.WriteIdentity(task, TaskDescriptor.Of(task).Name, json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });
}
