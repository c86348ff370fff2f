// How much is logged and how often progress is told.
using Microsoft.Extensions.Logging;

public sealed record Paragraph(int Number, int Words);

[Task]
public sealed partial record Paragraphs(string File)
{
    [Insignificant] public LogLevel Verbosity { get; init; } = LogLevel.Debug;

    [Insignificant] public int ReportEvery { get; init; } = 1_000;

    [Requires] public FileSource Book => new(File);

    public IEnumerable<Paragraph> Run(IReadOnlyList<string> book, TaskContext context)
    {
        for (var i = 0; i < book.Count; i++)
        {
            if (i % ReportEvery == 0)
            {
                context.ReportProgress((double)i / book.Count);
                context.Logger.Log(Verbosity, "Paragraph {Number}, reported every {Every}", i, ReportEvery);
            }

            yield return new Paragraph(i + 1, book[i].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }
}
