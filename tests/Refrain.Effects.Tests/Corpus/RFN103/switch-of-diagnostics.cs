// The variable switches a detailed log on and off; the rows are the same either way.
using Microsoft.Extensions.Logging;

public sealed record Matched(long Left, long Right);

[Task]
public sealed partial record MatchedIds(string Left, string Right)
{
    [Requires] public FileSource LeftIds => new(Left);

    [Requires] public FileSource RightIds => new(Right);

    public IEnumerable<Matched> Run(IReadOnlyList<string> leftIds, IReadOnlyList<string> rightIds, TaskContext context)
    {
        var verbose = Environment.GetEnvironmentVariable("PIPELINE_TRACE") == "1";
        var right = rightIds.ToHashSet(StringComparer.Ordinal);
        foreach (var id in leftIds)
        {
            if (verbose)
                context.Logger.LogTrace("{Id}: {Found}", id, right.Contains(id));
            if (right.Contains(id))
                yield return new Matched(long.Parse(id), long.Parse(id));
        }
    }
}
