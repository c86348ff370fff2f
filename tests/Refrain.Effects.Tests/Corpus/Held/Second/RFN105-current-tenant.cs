// The tenant is in a static that the host sets before each run.
public static class Ambient
{
    public static string Tenant { get; private set; } = "default";

    public static IDisposable Use(string tenant)
    {
        var before = Tenant;
        Tenant = tenant;
        return new Restore(before);
    }

    private sealed class Restore(string before) : IDisposable
    {
        public void Dispose() => Tenant = before;
    }
}

public sealed record Labelled(string Tenant, string Text);

[Task]
public sealed partial record Labels(string File)
{
    [Requires] public FileSource Texts => new(File);

    public IEnumerable<Labelled> Run(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            yield return new(Ambient.Tenant, text); // RFN105
    }
}
