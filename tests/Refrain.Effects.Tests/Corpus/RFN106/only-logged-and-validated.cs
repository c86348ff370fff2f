// The dictionary's order shows in the log and in the order of checks, not in the rows.
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record ValidRows(string File)
{
    [Requires] public FileSource Rows => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> rows, TaskContext context)
    {
        var problems = new Dictionary<string, int>(StringComparer.Ordinal);
        var valid = new List<string>();
        foreach (var row in rows)
        {
            var problem = row switch { "" => "empty", ['#', ..] => "comment", { Length: > 500 } => "too long", _ => null };
            if (problem is null)
                valid.Add(row);
            else
                problems[problem] = problems.GetValueOrDefault(problem) + 1;
        }

        foreach (var (problem, count) in problems)
            context.Logger.LogWarning("{Count} rows are {Problem}", count, problem);
        if (problems.Values.Any(count => count > rows.Count / 2))
            throw new InvalidDataException($"{File}: {string.Join(", ", problems.Keys)}");
        return valid;
    }
}
