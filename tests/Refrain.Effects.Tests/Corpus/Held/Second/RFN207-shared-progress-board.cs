// Progress is kept on a static board that other tasks write, too.
using System.Collections.Concurrent;

public static class Board
{
    private static readonly ConcurrentDictionary<string, int> s_done = new(StringComparer.Ordinal);

    public static void Add(string task, int rows) => s_done.AddOrUpdate(task, rows, (_, before) => before + rows); // RFN207

    public static int Of(string task) => s_done.GetValueOrDefault(task);
}

[Task]
public sealed partial record Imported(string File)
{
    [Requires] public FileSource Rows => new(File);

    public int Run(IReadOnlyList<string> rows)
    {
        foreach (var chunk in rows.Chunk(100))
            Board.Add(nameof(Imported), chunk.Length);
        return rows.Count;
    }
}
