using System.Diagnostics;
using System.Text.Json;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>A run is told to end, by SIGTERM: SIGINT is handled by the same code, but shells let what they start in the background ignore it.</summary>
public sealed class SignalTests
{
    private const string Program = "Refrain.KillPipeline";

    [Fact]
    public async Task A_run_that_is_told_to_end_does_so_in_under_two_seconds_and_the_next_one_goes_on()
    {
        Assert.False(OperatingSystem.IsWindows());
        using var folder = new TempFolder();
        using var process = PipelineProcess.Start(Program, folder.Path, ["run", "--store", "store", "--workers", "1", "--json"]);
        var ending = process.EndAsync();

        // Parts that are blobs show that the run is under way.
        while (!ending.IsCompleted && !(Directory.Exists(folder["store", "blobs"]) && Directory.EnumerateFiles(folder["store", "blobs"], "*", SearchOption.AllDirectories).Skip(3).Any()))
            await Task.Delay(5);
        var since = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        var ended = await ending;
        var took = Stopwatch.GetElapsedTime(since);

        Assert.True(ended.ExitCode == 130, $"{ended.ExitCode}: {ended.Error}");
        Assert.True(took < TimeSpan.FromSeconds(2), $"It took {took}.");
        Assert.Contains("Stopping; what has committed stays.", ended.Error, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(ended.Output);
        Assert.Equal("cancelled", report.RootElement.GetProperty("state").GetString());
        var executed = report.RootElement.GetProperty("counts").GetProperty("executed").GetInt32();
        Assert.InRange(executed, 4, 2_000);

        var next = await PipelineProcess.RunAsync(Program, folder.Path, "run", "--store", "store", "--json");
        Assert.True(next.ExitCode == 0, next.Error);
        using var rest = JsonDocument.Parse(next.Output);
        Assert.Equal(2_001 - executed, rest.RootElement.GetProperty("counts").GetProperty("executed").GetInt32());
    }
}
