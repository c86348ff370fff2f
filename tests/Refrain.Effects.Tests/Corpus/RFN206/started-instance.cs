// new Process and Start, with an output in scratch: a process all the same.
using System.Diagnostics;

[Task]
public sealed partial record Rendered(string Markdown)
{
    public void Run(OutputFile pdf, TaskContext context)
    {
        var source = Path.Combine(context.ScratchDirectory, "page.md");
        File.WriteAllText(source, Markdown);
        using var pandoc = new Process();
        pandoc.StartInfo = new ProcessStartInfo("pandoc") { ArgumentList = { source, "-o", pdf.Path }, UseShellExecute = false };
        pandoc.Start(); // RFN206
        pandoc.WaitForExit();
        if (pandoc.ExitCode != 0)
            throw new InvalidOperationException("pandoc failed; see its log.");
    }
}
