// A random delay between attempts is no part of what they bring.
public static class Retry
{
    public static async Task<T> Of<T>(Func<CancellationToken, Task<T>> work, int attempts, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(token);
            }
            catch (HttpRequestException) when (attempt < attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt + Random.Shared.Next(50)), token);
            }
        }
    }
}

[Task]
public sealed partial record Fetched(string File)
{
    [Requires] public FileSource Url => new(File);

    public Task<int> Run(string url, CancellationToken cancellationToken) => Retry.Of(_ => Task.FromResult(url.Length), 3, cancellationToken);
}
