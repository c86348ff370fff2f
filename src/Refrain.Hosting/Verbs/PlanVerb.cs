using System.Globalization;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>Tells what a run would do, and why.</summary>
internal static class PlanVerb
{
    public static async Task<ExitCode> RunAsync(Surroundings surroundings, IReadOnlyList<ITask> tasks, RunSettings settings, CancellationToken cancellationToken)
    {
        await using var pipeline = surroundings.Open(settings.Store, settings.Verbose);
        var plan = await pipeline.PlanAsync(tasks, new RunOptions { Force = settings.Force }, cancellationToken);
        foreach (var (task, error) in plan.Failures)
            FailureText.Write(task, error, surroundings.Error, settings.Verbose);
        if (settings.Json)
            WriteJson(plan, surroundings.Out);
        else
            WriteLines(plan, surroundings.Out);
        return plan.Failures.Count > 0 ? ExitCode.TaskFailed : ExitCode.Done;
    }

    private static void WriteLines(RunPlan plan, TextWriter writer)
    {
        foreach (var task in plan.Tasks)
            writer.WriteLine(RunLine.Line(JsonOutput.Name(task.Action), $"{RunLine.Task(task.Task)}  {RunLine.Reason(task.Reason)}".TrimEnd()));
        foreach (var task in plan.Open)
            writer.WriteLine(RunLine.Line("open", $"{RunLine.Task(task)}  [what else it requires is known when what it reads has run]"));
        var runs = plan.Tasks.Count(t => t.Action == PlannedAction.Run);
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs} would run, {plan.Tasks.Count - runs} would be reused."));
    }

    private static void WriteJson(RunPlan plan, TextWriter writer) => JsonOutput.Write(writer, json =>
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
