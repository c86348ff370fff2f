using System.Text.Json;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

/// <summary>A verification changes the culture, the time zone and the working folder of the process: these tests run when no others do.</summary>
[CollectionDefinition(nameof(VerifyTests), DisableParallelization = true)]
[Collection(nameof(VerifyTests))]
public sealed class VerifyTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CultureScope _culture = new("en-US");

    public void Dispose()
    {
        _culture.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_the_same_is_sound()
    {
        await Of("run", "Sum");
        var verified = (await Of("verify", "Sum", "--workers", "1")).Ended(ExitCode.Done);
        var lines = verified.Out.Split('\n');
        Assert.StartsWith("same         Sum(Count: 3)  ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("same         Numbers(Count: 3)  ", lines[1], StringComparison.Ordinal);
        Assert.Matches("^Verified with culture [a-z]+-[A-Z]+, time zone [A-Za-z]+/[A-Za-z_]+, another folder and order: 2 the same, 0 differ, 0 failed, 0 not verified, in ", lines[2]);
        Assert.Equal("", verified.Error);
    }

    [Fact]
    public async Task The_first_differing_row_is_shown()
    {
        await Of("run", "Draws");
        var verified = (await Of("verify", "Draws")).Ended(ExitCode.TaskFailed);
        Assert.Matches(
            """
            ^differs      Draws\(Count: 4\)  \d+ ms
            Draws\(Count: 4\) differs at row 3, \$\.Code, byte \d+:
              stored: \{"Number":3,"Code":"[-0-9a-f]{36}"\}
              again:  \{"Number":3,"Code":"[-0-9a-f]{36}"\}
            Verified with .*: 0 the same, 1 differ, 0 failed, 0 not verified, in \d+ ms\. What differs or fails depends on something that is neither parameter nor input\.
            $
            """.ReplaceLineEndings("\n"),
            verified.Out);
    }

    [Fact]
    public async Task What_is_shown_of_values_and_files_is_fit_for_a_line()
    {
        await Of("run", "LocalText");
        var text = (await Of("verify", "LocalText")).Ended(ExitCode.TaskFailed).Out;
        Assert.Contains("\n  stored: \"0.5\\u001b\"\n  again:  \"0,5\\u001b\"\n", text, StringComparison.Ordinal);
        await Of("run", "LocalFile");
        Assert.Contains(
            "LocalFile() differs at byte 0; 4 bytes are stored, 9 were made again:\n  stored: here\n  again:  elsewhere\n",
            (await Of("verify", "LocalFile")).Ended(ExitCode.TaskFailed).Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json()
    {
        await Of("run", "Draws", "--count", "4");
        var verified = (await Of("verify", "Draws", "--json", "--count", "4..5")).Ended(ExitCode.TaskFailed);
        Assert.Equal(["sound", "culture", "timeZone", "counts", "tasks"], verified.Json.EnumerateObject().Select(p => p.Name));
        Assert.False(verified.Json.GetProperty("sound").GetBoolean());
        Assert.Equal("{\"same\":0,\"differs\":1,\"failed\":0,\"notVerified\":1}", verified.Json.GetProperty("counts").GetRawText());
        var (differs, not) = (verified.Json.GetProperty("tasks")[0], verified.Json.GetProperty("tasks")[1]);
        Assert.Equal(["name", "task", "key", "state", "durationMs", "difference"], differs.EnumerateObject().Select(p => p.Name));
        var difference = differs.GetProperty("difference");
        Assert.Equal(["offset", "storedSize", "againSize", "row", "path", "stored", "again"], difference.EnumerateObject().Select(p => p.Name));
        Assert.Equal(3, difference.GetProperty("row").GetInt64());
        Assert.Equal("$.Code", difference.GetProperty("path").GetString());
        Assert.Equal(3, JsonDocument.Parse(difference.GetProperty("again").GetString()!).RootElement.GetProperty("Number").GetInt32());
        Assert.Equal(("notVerified", "missing"), (not.GetProperty("state").GetString(), not.GetProperty("because").GetString()));
        Assert.Contains("differs      Draws(Count: 4)", verified.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_the_second_time_is_told_of()
    {
        await Of("run", "Flaky", "--flag", _folder["flag"]);
        _folder.Write("flag", "");
        var verified = (await Of("verify", "Flaky", "--flag", _folder["flag"])).Ended(ExitCode.TaskFailed);
        Assert.Contains("failed when it was run again:\n  InvalidOperationException: It is broken.\n    TimeoutException: Nobody answered.\n", verified.Error, StringComparison.Ordinal);
        Assert.StartsWith("failed       Flaky(", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_complete_nothing_runs_and_that_is_no_success()
    {
        await Of("run", "Numbers");
        var verified = (await Of("verify", "Sum", "--count", "4")).Ended(ExitCode.TaskFailed);
        Assert.StartsWith("not-verified Numbers(Count: 4)  [missing]\nnot-verified Sum(Count: 4)  [missing]\n", verified.Out, StringComparison.Ordinal);
        Assert.EndsWith(" Nothing was verified: bring the task up to date first, with 'run'.\n", verified.Out, StringComparison.Ordinal);
        (await Of("show", "Sum", "--count", "4")).Ended(ExitCode.TaskFailed);
    }

    [Fact]
    public async Task It_makes_no_store()
    {
        var verified = (await Of("verify", "Sum")).Ended(ExitCode.TaskFailed);
        Assert.StartsWith($"There is no store in '{_folder["store"]}'", verified.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["store"]));
    }

    [Fact]
    public async Task It_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Of("run", "Sum");
        (await AppRun.Of(["verify", "Sum", "--store", _folder["store"]], o => o.CancellationToken = stop.Token)).Ended(ExitCode.Cancelled);
    }

    [Fact]
    public async Task It_means_the_default_task_when_none_is_named()
    {
        await Of("run", "Sum");
        var verified = (await AppRun.Of(["verify", "--store", _folder["store"]], o => o.DefaultTask<Shop.Sum>())).Ended(ExitCode.Done);
        Assert.Contains("Sum(Count: 3)", verified.Out, StringComparison.Ordinal);
    }

    private Task<AppRun> Of(params string[] args) => AppRun.Of([.. args, "--store", _folder["store"]]);
}
