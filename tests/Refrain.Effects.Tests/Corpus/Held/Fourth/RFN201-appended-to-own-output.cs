// Appending to what was handed in, and to memory.
using System.Text;

public sealed class Sections(string path)
{
    public Sections Add(string title, IEnumerable<string> lines)
    {
        File.AppendAllText(path, title + "\n");
        File.AppendAllText(path, string.Join('\n', lines));
        using var more = new StreamWriter(path, append: true, Encoding.ASCII);
        more.Write('\n');
        return this;
    }
}

[Task]
public sealed partial record Report(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public void Run(IReadOnlyList<string> lines, OutputFile report, TaskContext context)
    {
        var head = new StringBuilder(Name).Append('\n').Append(lines.Count);
        new Sections(report.Path).Add(head.ToString(), lines.Take(10)).Add("rest", lines.Skip(10));
        new Sections(Path.Combine(context.ScratchDirectory, "trace.txt")).Add("trace", []);
    }
}
