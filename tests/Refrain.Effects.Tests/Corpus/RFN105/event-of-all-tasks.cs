// What handlers of a static event have put together depends on who subscribed before; the event has accessors of its own.
public static class Hooks
{
    private static Func<string, string>? s_rewrite;

    public static event Func<string, string> Rewriting
    {
        add => s_rewrite += value;
        remove => s_rewrite -= value;
    }

    public static string Rewrite(string line) => s_rewrite?.Invoke(line) ?? line; // RFN105
}

[Task]
public sealed partial record Rewritten(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines) => lines.Select(Hooks.Rewrite);
}
