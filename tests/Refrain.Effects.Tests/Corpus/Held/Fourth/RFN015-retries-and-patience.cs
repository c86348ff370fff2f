// How often and how long a step tries again is no part of what it makes.
using Microsoft.Extensions.Logging;

public sealed record Patience(int Attempts, TimeSpan Pause)
{
    public async Task<T> Try<T>(Func<CancellationToken, Task<T>> step, ILogger log, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await step(token);
            }
            catch (IOException error) when (attempt < Attempts)
            {
                log.LogWarning(error, "attempt {Attempt} of {Attempts} failed", attempt, Attempts);
                await Task.Delay(Pause * attempt, token);
            }
        }
    }
}

[Task]
public sealed partial record LengthOfBlob(string File, [property: Insignificant] int Attempts = 5, [property: Insignificant] int PauseMilliseconds = 200)
{
    [Requires] public FileSource Blob => new(File);

    public Task<long> Run(Artifact<byte[]> blob, TaskContext context) =>
        new Patience(Attempts, TimeSpan.FromMilliseconds(PauseMilliseconds)).Try(async token => (long)(await blob.ReadAsync()).Length, context.Logger, context.CancellationToken);
}
