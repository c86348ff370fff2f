// The loader calls a small shell library of the project.
using Loading.Tools;

namespace Loading;

[Task]
public sealed partial record BulkLoaded(string Table, string File)
{
    [Requires] public FileSource Data => new(File);

    public async Task<long> Run(Artifact<byte[]> data, CancellationToken token)
    {
        await Shell.RunAsync("psql", $"-c \"\\copy {Table} from '{data.Path}'\"", token); // RFN206
        return data.Size;
    }
}
//// File: Shell.cs
using System.Diagnostics;

namespace Loading.Tools;

public static class Shell
{
    public static async Task RunAsync(string program, string arguments, CancellationToken token)
    {
        var info = new ProcessStartInfo { FileName = program, Arguments = arguments, UseShellExecute = false };
        using var process = Process.Start(info) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync(token);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
