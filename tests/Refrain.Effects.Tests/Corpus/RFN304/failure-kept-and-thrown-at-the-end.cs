// The first failure is captured in a field, and thrown when all is done.
using System.Runtime.ExceptionServices;

public sealed class FirstFailure
{
    private ExceptionDispatchInfo? _failure;

    public void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error)
        {
            _failure ??= ExceptionDispatchInfo.Capture(error);
        }
    }

    public void End() => _failure?.Throw();
}

[Task]
public sealed partial record Tried(string Name)
{
    public int Run()
    {
        var first = new FirstFailure();
        first.Try(() => ArgumentException.ThrowIfNullOrEmpty(Name));
        first.End();
        return Name.Length;
    }
}
