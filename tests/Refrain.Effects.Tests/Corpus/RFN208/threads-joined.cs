// Threads are started and every one of them is joined before the result is used.
using System.Threading;

[Task]
public sealed partial record Matrix(int Size)
{
    public IReadOnlyList<long> Run()
    {
        var sums = new long[Size];
        var threads = new Thread[Size];
        for (var row = 0; row < Size; row++)
        {
            var mine = row;
            threads[row] = new Thread(() =>
            {
                for (var column = 0; column < Size; column++)
                    sums[mine] += mine * column;
            });
            threads[row].Start();
        }

        foreach (var thread in threads)
            thread.Join();
        return sums;
    }
}
