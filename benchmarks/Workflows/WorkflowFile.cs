using System.Text.Json;

namespace Workflows;

/// <summary>
/// Reads a workflow in WfCommons' JSON: of schema 1.4 and 1.5, where the tasks are specified in one place and their times recorded in another, and of those before, where
/// both are told together and tasks may go by name.
/// </summary>
internal static class WorkflowFile
{
    /// <summary>Reads it.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FormatException">It is not such a workflow, or its tasks require each other in a cycle.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static Workflow Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("workflow", out var workflow))
            throw new FormatException("There is no 'workflow' in it.");
        var tasks = workflow.TryGetProperty("specification", out var specification) ? TasksOf(specification) : TasksOf(workflow);
        var seconds = workflow.TryGetProperty("execution", out var execution)
            ? TasksOf(execution).ToDictionary(IdOf, SecondsOf, StringComparer.Ordinal)
            : tasks.ToDictionary(IdOf, SecondsOf, StringComparer.Ordinal);

        // Some parents go by name, where there are ids too.
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < tasks.Count; i++)
            positions.TryAdd(tasks[i].GetProperty("name").GetString()!, i);
        for (var i = 0; i < tasks.Count; i++)
            positions[IdOf(tasks[i])] = i;
        var needs = tasks.Select(_ => new SortedSet<int>()).ToArray();
        for (var i = 0; i < tasks.Count; i++)
        {
            foreach (var parent in LinksOf(tasks[i], "parents"))
                needs[i].Add(At(parent));
            foreach (var child in LinksOf(tasks[i], "children"))
                needs[At(child)].Add(i);
        }

        return Ordered([.. tasks.Select(IdOf)], [.. tasks.Select(t => seconds.GetValueOrDefault(IdOf(t)))], needs);

        int At(string id) => positions.TryGetValue(id, out var position) ? position : throw new FormatException($"'{id}' is required and is no task of it.");
    }

    private static List<JsonElement> TasksOf(JsonElement part) =>
        part.TryGetProperty("tasks", out var tasks) || part.TryGetProperty("jobs", out tasks)
            ? [.. tasks.EnumerateArray()]
            : throw new FormatException("There are no 'tasks' in it.");

    private static string IdOf(JsonElement task) =>
        task.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : task.GetProperty("name").GetString()!;

    private static double SecondsOf(JsonElement task)
    {
        foreach (var name in (string[])["runtimeInSeconds", "runtime"])
        {
            if (task.TryGetProperty(name, out var seconds) && seconds.ValueKind == JsonValueKind.Number)
                return Math.Max(0, seconds.GetDouble());
        }

        return 0;
    }

    private static IEnumerable<string> LinksOf(JsonElement task, string name) =>
        task.TryGetProperty(name, out var links) && links.ValueKind == JsonValueKind.Array ? links.EnumerateArray().Select(l => l.GetString()!) : [];

    private static Workflow Ordered(string[] names, double[] seconds, SortedSet<int>[] needs)
    {
        var places = new int[names.Length];
        var order = new List<int>(names.Length);
        var open = needs.Select(n => n.Count).ToArray();
        var dependents = names.Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var need in needs[i])
                dependents[need].Add(i);
        }

        var free = new PriorityQueue<int, int>(Enumerable.Range(0, names.Length).Where(i => open[i] == 0).Select(i => (i, i)));
        while (free.TryDequeue(out var next, out _))
        {
            places[next] = order.Count;
            order.Add(next);
            foreach (var dependent in dependents[next])
            {
                if (--open[dependent] == 0)
                    free.Enqueue(dependent, dependent);
            }
        }

        return order.Count < names.Length
            ? throw new FormatException("Its tasks require each other in a cycle.")
            : new([.. order.Select(i => names[i])], [.. order.Select(i => seconds[i])], [.. order.Select(i => needs[i].Select(n => places[n]).Order().ToArray())]);
    }
}
