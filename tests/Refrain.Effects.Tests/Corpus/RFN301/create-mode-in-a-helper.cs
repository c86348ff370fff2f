// Two calls of one helper: the one into scratch is fine, the one to the shared folder truncates.
using Reports.IO;

namespace Reports;

[Task]
public sealed partial record Numbers(int From, int To)
{
    public IEnumerable<int> Run() => Enumerable.Range(From, To - From);
}

[Task, Requires<Numbers>]
public sealed partial record NumbersShared(int From, int To, string SharedFile)
{
    public int Run(IReadOnlyList<int> numbers, TaskContext context)
    {
        var work = Path.Combine(context.ScratchDirectory, "numbers.txt");
        Lines.Save(work, numbers.Select(n => $"{n}"));
        var checkedLines = File.ReadAllLines(work);
        Lines.Save(SharedFile, checkedLines); // RFN301
        return checkedLines.Length;
    }
}
//// File: Lines.cs
using System.Text;

namespace Reports.IO;

public static class Lines
{
    public static void Save(string path, IEnumerable<string> lines)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        foreach (var line in lines)
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
