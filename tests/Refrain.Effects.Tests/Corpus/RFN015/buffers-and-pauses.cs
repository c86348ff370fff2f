// Buffer sizes, pauses and the number of attempts change how long it takes.
using System.Security.Cryptography;

public sealed record FileHash(string Hash, long Bytes);

[Task]
public sealed partial record HashOfFile(
    string File,
    [property: Insignificant] int BufferSize = 81_920,
    [property: Insignificant] int PauseMilliseconds = 200,
    [property: Insignificant] int Attempts = 3)
{
    [Requires] public FileSource Content => new(File);

    public async Task<FileHash> Run(Artifact<byte[]> content, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var stream = new FileStream(content.Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous);
                var hash = await SHA256.HashDataAsync(stream, cancellationToken);
                return new FileHash(Convert.ToHexString(hash), stream.Length);
            }
            catch (IOException) when (attempt < Attempts)
            {
                await Task.Delay(PauseMilliseconds, cancellationToken);
            }
        }
    }
}
