// Two tasks that were begun fill one list; two others have a list each, and two more come one after the other.
public static class Filling
{
    public static async Task FillAsync(List<string> into, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await Task.Yield();
            lock (into)
                into.Add(line);
        }
    }
}

[Task]
public sealed partial record Together(string Left, string Right)
{
    [Requires] public FileSource LeftLines => new(Left);

    [Requires] public FileSource RightLines => new(Right);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> leftLines, IReadOnlyList<string> rightLines)
    {
        var all = new List<string>();
        var left = Filling.FillAsync(all, leftLines);
        var right = Filling.FillAsync(all, rightLines);
        await Task.WhenAll(left, right);
        return all.Select(line => line.Trim()).ToList(); // RFN106
    }
}

[Task]
public sealed partial record Apart(string Left, string Right)
{
    [Requires] public FileSource LeftLines => new(Left);

    [Requires] public FileSource RightLines => new(Right);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> leftLines, IReadOnlyList<string> rightLines)
    {
        var (some, others, rest) = (new List<string>(), new List<string>(), new List<string>());
        var left = Filling.FillAsync(some, leftLines);
        var right = Filling.FillAsync(others, rightLines);
        await Task.WhenAll(left, right);
        var first = Filling.FillAsync(rest, leftLines);
        await first;
        var second = Filling.FillAsync(rest, rightLines);
        await second;
        return [.. some, .. others, .. rest];
    }
}
