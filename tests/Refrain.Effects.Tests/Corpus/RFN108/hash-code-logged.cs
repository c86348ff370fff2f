// The hash code helps to tell objects apart in the log, and that is all.
using Microsoft.Extensions.Logging;

public sealed record Window(int From, int To, long Sum);

[Task]
public sealed partial record Windows(string File, int Size)
{
    [Requires] public FileSource Numbers => new(File);

    public IEnumerable<Window> Run(IReadOnlyList<string> numbers, TaskContext context)
    {
        var buffer = new Queue<long>(Size);
        context.Logger.LogTrace("Buffer {Hash} for {File} ({Code})", buffer.GetHashCode(), File, File.GetHashCode());
        for (var i = 0; i < numbers.Count; i++)
        {
            buffer.Enqueue(long.Parse(numbers[i]));
            if (buffer.Count > Size)
                buffer.Dequeue();
            if (buffer.Count == Size)
                yield return new Window(i - Size + 1, i, buffer.Sum());
        }
    }
}
