namespace Refrain;

/// <summary>Puts the outputs of a fan-in together.</summary>
internal static class FanIn
{
    public static IReadOnlyDictionary<TTask, T> ByTask<TTask, T>(IEnumerable<TTask> tasks, IReadOnlyList<T> values)
        where TTask : ITask
    {
        var result = new OrderedDictionary<TTask, T>(values.Count);
        foreach (var task in tasks)
            result.Add(task, values[result.Count]);
        return result;
    }

    public static async IAsyncEnumerable<T> Concat<T>(IReadOnlyList<InputReader> inputs)
    {
        foreach (var input in inputs)
        {
            await foreach (var row in await input.RowsAsync<T>())
                yield return row;
        }
    }
}
