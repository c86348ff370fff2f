// A command line tool converts the file.
using System.Diagnostics;

public sealed class Tool(string name)
{
    public async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken token)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true } };
        process.Start(); // RFN206
        var text = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{name} ended with {process.ExitCode}.");
    }
}

[Task]
public sealed partial record Probe(string File)
{
    [Requires] public FileSource Video => new(File);

    public async Task<int> Run(Artifact<byte[]> video, CancellationToken cancellationToken)
    {
        var text = await new Tool("ffprobe").RunAsync(["-v", "error", video.Path], cancellationToken);
        return text.Length;
    }
}
