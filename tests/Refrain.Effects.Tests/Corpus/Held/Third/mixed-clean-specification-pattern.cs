// Rules are objects that are put together; nothing but the input decides.
public interface IRule<in T>
{
    bool Holds(T value);
}

public sealed class All<T>(params IRule<T>[] rules) : IRule<T>
{
    public bool Holds(T value) => rules.All(rule => rule.Holds(value));
}

public sealed class LongerThan(int length) : IRule<string>
{
    public bool Holds(string value) => value.Length > length;
}

public sealed class StartsWith(string prefix) : IRule<string>
{
    public bool Holds(string value) => value.StartsWith(prefix, StringComparison.Ordinal);
}

[Task]
public sealed partial record Selected(string File, string Prefix)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        var rule = new All<string>(new LongerThan(3), new StartsWith(Prefix));
        return [.. lines.Where(rule.Holds)];
    }
}
