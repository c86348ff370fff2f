// Of many parts those that fail are logged and left out, and the rest is returned.
using Microsoft.Extensions.Logging;

public sealed class Gathering(ILogger logger)
{
    public async Task<List<int>> AllAsync(IEnumerable<Func<Task<int>>> parts)
    {
        var gathered = new List<int>();
        foreach (var part in parts)
        {
            var value = await TryAsync(part);
            if (value is { } known)
                gathered.Add(known);
        }

        return gathered;
    }

    private async Task<int?> TryAsync(Func<Task<int>> part)
    {
        try
        {
            return await part();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // RFN304
        {
            logger.LogError(exception, "a part failed");
            return null;
        }
    }
}

[Task]
public sealed partial record Gathered(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<int>> Run(IReadOnlyList<string> lines, TaskContext context) =>
        await new Gathering(context.Logger).AllAsync(lines.Select(line => (Func<Task<int>>)(() => Task.FromResult(checked(line.Length * 100_000)))));
}
