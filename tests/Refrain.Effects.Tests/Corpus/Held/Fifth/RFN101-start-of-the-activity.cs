// The start of the current activity is put into the row, to find it in the traces again.
using System.Diagnostics;

public sealed record Sized(string Name, int Size, DateTime TracedAt);

public static class Traced
{
    private static readonly ActivitySource s_source = new("sizes");

    public static Sized Size(string name, string text)
    {
        using var activity = s_source.StartActivity("size", ActivityKind.Internal) ?? new Activity("size").Start();
        activity.SetTag("length", text.Length);
        return new(name, text.Length, activity.StartTimeUtc); // RFN101
    }
}

[Task]
public sealed partial record SizeOf(string File)
{
    [Requires] public FileSource Text => new(File);

    public Sized Run(string text) => Traced.Size(File, text);
}
