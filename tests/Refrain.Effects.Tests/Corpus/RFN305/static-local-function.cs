// The local function is static and takes no token: there is none in its reach.
[Task]
public sealed partial record Ticks(int Count)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var ticks = 0;
        while (ticks < Count && !cancellationToken.IsCancellationRequested)
            ticks += await Tick(ticks);
        cancellationToken.ThrowIfCancellationRequested();
        return ticks;

        static async Task<int> Tick(int number)
        {
            await Task.Delay(number % 3);
            return 1;
        }
    }
}
