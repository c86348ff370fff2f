// Two overloads, one with a token; the shorter one is taken.
using System.Text.Json;
using System.Threading;

public sealed record Setting(string Name, int Value);

[Task]
public sealed partial record Settings(string File)
{
    [Requires] public FileSource Json => new(File);

    public async Task<Setting> Run(Stream json, [Service] SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(); // RFN305
        try
        {
            var setting = await JsonSerializer.DeserializeAsync<Setting>(json, cancellationToken: cancellationToken);
            return setting ?? new Setting("none", 0);
        }
        finally
        {
            gate.Release();
        }
    }
}
