// The clock decides when the progress is told, and nothing else.
using Microsoft.Extensions.Logging;

public sealed record WordCount(string Word, int Count);

[Task]
public sealed partial record WordCounts(string File)
{
    [Requires] public FileSource Book => new(File);

    public IEnumerable<WordCount> Run(IReadOnlyList<string> book, TaskContext context)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var said = DateTime.UtcNow;
        for (var i = 0; i < book.Count; i++)
        {
            foreach (var word in book[i].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                counts[word] = counts.GetValueOrDefault(word) + 1;
            if (DateTime.UtcNow - said > TimeSpan.FromSeconds(5))
            {
                said = DateTime.UtcNow;
                context.ReportProgress((double)i / book.Count);
                context.Logger.LogInformation("{Lines} lines by {Time}", i, said);
            }
        }

        return counts.Select(count => new WordCount(count.Key, count.Value));
    }
}
