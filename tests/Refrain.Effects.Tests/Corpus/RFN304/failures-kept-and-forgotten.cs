// Failures are kept in a list that is counted, and nothing throws them.
public sealed class Failures
{
    private readonly List<Exception> _all = [];

    public int Count => _all.Count;

    public void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) // RFN304
        {
            _all.Add(error);
        }
    }

    public static void Never() => throw new InvalidOperationException("of another kind");
}

[Task]
public sealed partial record TriedAll(string Name)
{
    public int Run()
    {
        var failures = new Failures();
        failures.Try(() => ArgumentException.ThrowIfNullOrEmpty(Name));
        return Name.Length;
    }
}
