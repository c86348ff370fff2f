using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>What only several tasks together show: RFN010 and RFN011.</summary>
internal static class TaskSets
{
    /// <summary>Two task types with one name: a problem at each type but the first in ordinal order of the full names.</summary>
    public static IEnumerable<Problem> Duplicates(IEnumerable<TaskReading> readings)
    {
        foreach (var same in readings.GroupBy(static r => r.Name, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            var types = same.GroupBy(static r => r.FullName, StringComparer.Ordinal).Select(static g => g.First())
                .OrderBy(static r => r.FullName, StringComparer.Ordinal).ToList();
            foreach (var other in types.Skip(1))
            {
                yield return new Problem(ProblemIds.DuplicateName, other.Location, same.Key, other.FullName, types[0].FullName);
            }
        }
    }

    /// <summary>
    /// Task types that require each other: one problem a cycle, at the requirement of its first type in ordinal order that leads on.
    /// A type that requires others of its own type (the day before, say) is no cycle: whether the instances end is seen when a run is planned.
    /// </summary>
    public static IEnumerable<Problem> Cycles(IEnumerable<TaskReading> readings)
    {
        var tasks = new SortedDictionary<string, TaskReading>(StringComparer.Ordinal);
        foreach (var reading in readings)
        {
            tasks[reading.FullName] = reading;
        }
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in tasks.Values)
        {
            if (ShortestCycle(start, tasks, done) is { } cycle)
            {
                var first = start.Edges.First(e => e.FullName == cycle[1]);
                yield return new Problem(ProblemIds.RequirementCycle, first.Location, string.Join(" → ", cycle.Select(ShortName)));
                done.UnionWith(cycle);
            }
            done.Add(start.FullName);
        }
    }

    /// <summary>The shortest way from a task back to itself over at least one other, not through those that are done.</summary>
    private static ImmutableArray<string>? ShortestCycle(TaskReading start, SortedDictionary<string, TaskReading> tasks, HashSet<string> done)
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<TaskReading>();
        queue.Enqueue(start);
        while (queue.Count > 0)
        {
            var task = queue.Dequeue();
            foreach (var edge in task.Edges)
            {
                if (edge.FullName == start.FullName && !ReferenceEquals(task, start))
                {
                    var back = new List<string> { start.FullName };
                    for (var at = task.FullName; at != start.FullName; at = from[at])
                    {
                        back.Add(at);
                    }
                    back.Add(start.FullName);
                    back.Reverse();
                    return [.. back];
                }
                if (edge.FullName != start.FullName && !done.Contains(edge.FullName) && !from.ContainsKey(edge.FullName)
                    && tasks.TryGetValue(edge.FullName, out var next))
                {
                    from.Add(edge.FullName, task.FullName);
                    queue.Enqueue(next);
                }
            }
        }
        return null;
    }

    private static string ShortName(string fullName) => fullName.Substring(fullName.LastIndexOfAny(['.', '+']) + 1);
}
