using System.Diagnostics;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class CancellationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_in_under_two_seconds_and_the_next_run_goes_on(bool heeds)
    {
        using var folder = new TempFolder();
        using var cancellation = new CancellationTokenSource();
        string[] store = ["--store", folder["store"]];
        (await AppRun.Of(["run", "Numbers", .. store])).Ended(ExitCode.Done);

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = AppRun.Of(["run", "Endless", "--heeds", heeds ? "true" : "false", "--json", .. store], o =>
        {
            o.CancellationToken = cancellation.Token;
            o.Services = new OneService(started);
        });
        await started.Task;
        var since = Stopwatch.GetTimestamp();
        await cancellation.CancelAsync();
        var run = (await running).Ended(ExitCode.Cancelled);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(2), $"It took {Stopwatch.GetElapsedTime(since)}.");
        Assert.Equal("cancelled", run.Json.GetProperty("state").GetString());

        var next = (await AppRun.Of(["run", "Sum", "--json", .. store])).Ended(ExitCode.Done);
        Assert.Equal(1, next.Json.GetProperty("counts").GetProperty("upToDate").GetInt32());
        Assert.Equal(1, next.Json.GetProperty("counts").GetProperty("executed").GetInt32());
    }

    [Theory]
    [InlineData("run Sum")]
    [InlineData("plan Sum")]
    [InlineData("show Sum")]
    public async Task A_token_that_is_cancelled_beforehand_ends_every_verb(string line)
    {
        using var folder = new TempFolder();
        (await AppRun.Of([.. "run Sum".Split(' '), "--store", folder.Path])).Ended(ExitCode.Done);
        var run = await AppRun.Of([.. line.Split(' '), "--store", folder.Path], o => o.CancellationToken = new CancellationToken(canceled: true));
        run.Ended(ExitCode.Cancelled);
    }
}
