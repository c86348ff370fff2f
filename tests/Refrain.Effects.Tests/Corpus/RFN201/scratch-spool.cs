// The spool is in the scratch folder, which is empty at each attempt.
using System.Globalization;

public readonly record struct Click(string Page, int Count);

[Task]
public sealed partial record Clicks(DateOnly Day)
{
    [Requires] public FileSource Log => new($"clicks-{Day:O}.log");

    public IEnumerable<Click> Run(IEnumerable<string> log, TaskContext context)
    {
        var pages = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in log)
        {
            var page = line.Split('\t')[0];
            pages.Add(page);
            File.AppendAllText(Spool(context, page), line + "\n");
        }

        foreach (var page in pages)
            yield return new Click(page, File.ReadAllLines(Spool(context, page)).Length);
    }

    private static string Spool(TaskContext context, string page) =>
        Path.Combine(context.ScratchDirectory, Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(page)) + ".spool");
}
