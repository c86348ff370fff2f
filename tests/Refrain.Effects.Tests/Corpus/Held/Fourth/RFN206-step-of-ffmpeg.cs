// A tool is started with a list of arguments, behind an interface and a builder.
using System.Diagnostics;

public interface ITool
{
    Task RunAsync(IEnumerable<string> arguments, CancellationToken token);
}

public sealed class ExternalTool(string path) : ITool
{
    public async Task RunAsync(IEnumerable<string> arguments, CancellationToken token)
    {
        var info = new ProcessStartInfo { FileName = path, UseShellExecute = false };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        using var process = new Process { StartInfo = info };
        if (!process.Start()) // RFN206
            throw new InvalidOperationException("not started");
        await process.WaitForExitAsync(token);
        if (process.ExitCode != 0)
            throw new InvalidOperationException("exit code " + process.ExitCode);
    }
}

public sealed class Transcoder(ITool tool)
{
    public Task ToOpusAsync(string from, string to, CancellationToken token) => tool.RunAsync(["-i", from, "-c:a", "libopus", to], token);
}

[Task]
public sealed partial record Opus(string File)
{
    [Requires] public FileSource Song => new(File);

    public Task Run(Artifact<byte[]> song, OutputFile opus, CancellationToken cancellationToken) =>
        new Transcoder(new ExternalTool("/usr/bin/ffmpeg")).ToOpusAsync(song.Path, opus.Path, cancellationToken);
}
