// A process a part, awaited together: each of them is a process.
using System.Diagnostics;

[Task]
public sealed partial record Transcoded(string Video, int Parts)
{
    public async Task<int> Run(TaskContext context)
    {
        var running = Enumerable.Range(0, Parts).Select(part => Transcode(part, context));
        var codes = await Task.WhenAll(running);
        return codes.All(code => code == 0) ? Parts : throw new InvalidOperationException("A part could not be transcoded.");
    }

    private async Task<int> Transcode(int part, TaskContext context)
    {
        var target = Path.Combine(context.ScratchDirectory, $"{part}.mp4");
        var info = new ProcessStartInfo("ffmpeg", ["-i", Video, "-ss", $"{part * 60}", "-t", "60", target]);
        using var process = new Process { StartInfo = info, EnableRaisingEvents = true };
        if (!process.Start()) // RFN206
            return -1;
        await process.WaitForExitAsync(context.CancellationToken);
        return process.ExitCode;
    }
}
