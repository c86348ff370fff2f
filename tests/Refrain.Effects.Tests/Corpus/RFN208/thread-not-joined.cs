// The first thread is joined, the second is not.
using System.Threading;

[Task]
public sealed partial record Halved(int Count)
{
    public IReadOnlyList<int> Run()
    {
        var numbers = new int[Count];
        var first = new Thread(() => Fill(numbers, 0, Count / 2));
        var second = new Thread(() => Fill(numbers, Count / 2, Count)) { IsBackground = true };
        first.Start();
        second.Start(); // RFN208
        first.Join();
        return numbers;
    }

    private static void Fill(int[] numbers, int from, int to)
    {
        for (var i = from; i < to; i++)
            numbers[i] = i / 2;
    }
}
