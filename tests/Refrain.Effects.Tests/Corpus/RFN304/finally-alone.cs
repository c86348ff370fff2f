// try and finally without a catch: cleanup, and the exception goes its way.
using System.Threading;

[Task]
public sealed partial record Exclusive(string Name, int Value)
{
    public async Task<int> Run([Service] SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return Name.Length == 0 ? throw new InvalidOperationException("The name is empty.") : Value / Name.Length;
        }
        finally
        {
            gate.Release();
        }
    }
}
