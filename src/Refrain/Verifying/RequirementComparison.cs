using Refrain.Planning;
using Refrain.Running;

namespace Refrain.Verifying;

/// <summary>Asks a task once more what it requires: that, too, must not depend on the surroundings.</summary>
internal static class RequirementComparison
{
    /// <summary>Looks for a requirement that asks for other tasks than it did when the task was planned.</summary>
    /// <param name="node">The task.</param>
    /// <param name="execution">Evaluates requirements that read outputs.</param>
    /// <param name="most">How many tasks there may be.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Which, and the first task that is another; <see langword="null"/> if all ask for the same.</returns>
    public static async ValueTask<string?> FindAsync(Node node, TaskExecution execution, int most, CancellationToken cancellationToken)
    {
        var set = new RequirementSet(most);
        if (node.Required.Length > 0)
            node.Descriptor.RequirementsOf(node.Task, set);
        for (var i = 0; i < node.Required.Length; i++)
        {
            var again = node.Descriptor.Requirements[i].Kind == RequirementKind.Runtime ? await execution.RequireAsync(node, i, most, cancellationToken) : set[i];
            if (Compare(node.Required[i], again) is { } other)
                return $"its requirement {node.Descriptor.Requirements[i].Name} asks for {other}";
        }

        return null;
    }

    private static string? Compare(IReadOnlyList<Node> planned, IReadOnlyList<ITask> again)
    {
        // One that is asked for several times counts once.
        var seen = new HashSet<TaskKey>();
        var count = 0;
        foreach (var task in again)
        {
            if (!seen.Add(task.Key))
                continue;
            if (count == planned.Count)
                return $"{task} besides";
            if (planned[count].Key != task.Key)
                return $"{task} instead of {planned[count].Task}";
            count++;
        }

        return count < planned.Count ? $"no {planned[count].Task} any more" : null;
    }
}
