// Work of the thread pool that Run waits for.
using System.Threading;

[Task]
public sealed partial record Pixels(int Rows)
{
    public IReadOnlyList<int> Run()
    {
        var shades = new int[Rows];
        using var done = new CountdownEvent(Rows);
        for (var i = 0; i < Rows; i++)
        {
            ThreadPool.QueueUserWorkItem(
                row =>
                {
                    shades[row] = row * 13 % 256;
                    done.Signal();
                },
                i,
                preferLocal: true);
        }

        done.Wait();
        return shades;
    }
}
