// A label and a verbosity that only the log and the progress see.
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record Checksums(
    string File,
    [property: Insignificant] string Label = "checksums",
    [property: Insignificant] int ReportEvery = 10_000)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<int> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        using var scope = context.Logger.BeginScope(Label);
        var sums = new List<int>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i % ReportEvery == 0)
            {
                context.Logger.LogDebug("{Label}: {Line} of {Count}", Label, i, lines.Count);
                context.ReportProgress((double)i / lines.Count);
            }

            var sum = 0;
            foreach (var letter in lines[i])
                sum = (sum * 31 + letter) & 0xFFFF;
            sums.Add(sum);
        }

        return sums;
    }
}
