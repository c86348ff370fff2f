// A static list collects what all tasks have seen; the local one is the task's own.
using Words.Shared;

namespace Words;

[Task]
public sealed partial record Names(string Source)
{
    [Requires] public FileSource Lines => new(Source);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        var names = new List<string>();
        foreach (var line in lines)
        {
            names.Add(line);
            Seen.Note(line); // RFN207
        }

        return names;
    }
}
//// File: Seen.cs
namespace Words.Shared;

internal static class Seen
{
    private static readonly List<string> s_names = [];
    private static readonly Lock s_lock = new();

    public static void Note(string name)
    {
        lock (s_lock)
            s_names.Add(name);
    }
}
