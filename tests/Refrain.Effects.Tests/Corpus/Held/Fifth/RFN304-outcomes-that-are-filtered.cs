// A failure becomes an outcome, and only the outcomes that are good are kept.
public readonly record struct Outcome<T>(T? Value, Exception? Error)
{
    public bool IsGood => Error is null;

    public static async Task<Outcome<T>> OfAsync(Func<Task<T>> work)
    {
        try
        {
            return new(await work(), null);
        }
        catch (Exception exception) // RFN304
        {
            return new(default, exception);
        }
    }
}

[Task]
public sealed partial record Decoded(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<int>> Run(IReadOnlyList<string> lines)
    {
        var outcomes = await Task.WhenAll(lines.Select(line => Outcome<int>.OfAsync(() => DecodeAsync(line))));
        return [.. outcomes.Where(outcome => outcome.IsGood).Select(outcome => outcome.Value)];
    }

    private static async Task<int> DecodeAsync(string line)
    {
        await Task.Yield();
        return Convert.FromHexString(line).Length;
    }
}
