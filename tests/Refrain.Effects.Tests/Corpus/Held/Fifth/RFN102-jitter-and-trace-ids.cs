// Chance decides how long a retry waits and how a piece of work is called in the log.
using Microsoft.Extensions.Logging;

public sealed class Retrying(ILogger logger, int attempts)
{
    public async Task<T> DoAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken token)
    {
        var id = Guid.CreateVersion7();
        using var scope = logger.BeginScope("retrying {Id}", id);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(token);
            }
            catch (IOException exception) when (attempt < attempts)
            {
                var pause = TimeSpan.FromMilliseconds((100 << attempt) + Random.Shared.Next(50));
                logger.LogWarning(exception, "attempt {Attempt} of {Id} failed; next in {Pause}", attempt, id, pause);
                await Task.Delay(pause, token);
            }
        }
    }
}

[Task]
public sealed partial record LengthOfFile(string Name)
{
    [Requires] public FileSource Text => new(Name);

    public Task<int> Run(Artifact<byte[]> text, TaskContext context) =>
        new Retrying(context.Logger, 3).DoAsync(async token => (await File.ReadAllBytesAsync(text.Path, token)).Length, context.CancellationToken);
}
