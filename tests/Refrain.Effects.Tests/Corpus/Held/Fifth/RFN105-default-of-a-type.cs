// Each type has a default that the program sets when it starts; what is written depends on whether that came first.
public static class Defaults<T>
{
    public static T? Value { get; private set; }

    public static void Set(T value) => Value = value;
}

public static class Startup
{
    public static void Configure(string[] arguments)
    {
        if (arguments is ["--separator", var separator])
            Defaults<string>.Set(separator);
    }
}

[Task]
public sealed partial record Table(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines) => lines.Select(line => string.Join(Defaults<string>.Value ?? ",", line.Split('\t'))); // RFN105
}
