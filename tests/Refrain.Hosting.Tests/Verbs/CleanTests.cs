using Refrain.Hosting.Display;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class CleanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_stale_is_listed_with_the_chain_to_its_cause_and_cleaned()
    {
        var file = _folder.Write("words.txt", "a b");
        await Of("run", "Words", "--path", file);
        Assert.Equal("0 stale, 0 B.\n", (await Of("stale")).Ended(ExitCode.Done).Out);
        File.Delete(file);
        Assert.Equal("0 stale, 0 B.\n", (await Of("stale", "--no-look")).Ended(ExitCode.Done).Out);
        var lines = (await Of("stale")).Ended(ExitCode.Done).Out.Split('\n');
        Assert.Equal($"FileSource(Path: {file}): source gone", lines[0]);
        Assert.Equal($"Words(Path: {file}) ← FileSource(Path: {file}): source gone", lines[1]);
        Assert.StartsWith("2 stale, ", lines[2], StringComparison.Ordinal);

        var json = (await Of("stale", "--json")).Ended(ExitCode.Done).Json;
        Assert.True(json.GetProperty("inSync").GetBoolean());
        Assert.Equal(["sourceGone", "inputStale"], json.GetProperty("artifacts").EnumerateArray().Select(a => a.GetProperty("cause").GetString()));
        Assert.Equal(
            ["name", "task", "key", "cause", "because", "text", "markedAt", "bytes"],
            json.GetProperty("artifacts")[0].EnumerateObject().Select(p => p.Name));

        var before = _folder.Hash();
        var dry = (await Of("clean", "--dry-run", "--json")).Ended(ExitCode.Done).Json;
        Assert.Equal(before, _folder.Hash());
        Assert.True(dry.GetProperty("dryRun").GetBoolean());
        Assert.Equal(["stale", "stale"], dry.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("reason").GetString()));
        var clean = (await Of("clean")).Ended(ExitCode.Done).Out;
        Assert.Contains("[made from what is stale: FileSource", clean, StringComparison.Ordinal);
        Assert.Contains("\n2 removed, ", clean, StringComparison.Ordinal);
        Assert.Equal("0 removed, 0 B.\n", (await Of("clean")).Ended(ExitCode.Done).Out);
    }

    [Fact]
    public async Task A_clean_that_is_refused_says_so_and_not_that_the_store_has_failed()
    {
        var file = _folder.Write("words.txt", "a b");
        await Of("run", "Words", "--path", file);
        File.Delete(file);
        await Of("stale");
        _folder.Write("words.txt", "a b");
        Assert.StartsWith("The marks are not in sync: ", (await Of("clean")).Ended(ExitCode.Store).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_is_marked_runs_again_and_says_why()
    {
        await Of("run", "Sum");
        Assert.Equal("Numbers(Count: 3) is marked; the next run that needs it makes it again.\n", (await Of("mark", "Numbers", "--because", "wrong rates")).Ended(ExitCode.Done).Out);
        Assert.Contains("Numbers(Count: 3)  [stale: wrong rates]", (await Of("plan", "Sum")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
        Assert.Contains("Nothing is stored for Numbers(Count: 77)", (await Of("mark", "Numbers", "--count", "77")).Ended(ExitCode.TaskFailed).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stale")]
    [InlineData("clean")]
    [InlineData("clean --dry-run")]
    [InlineData("mark Numbers")]
    public async Task Where_there_is_no_store_none_is_made(string line)
    {
        var run = (await AppRun.Of([.. line.Split(' '), "--store", _folder["none"]])).Ended(ExitCode.Store);
        Assert.Contains("There is no", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["none"]));
    }

    [Theory]
    [InlineData("30")]
    [InlineData("d")]
    [InlineData("-3d")]
    [InlineData("3 d")]
    [InlineData("99999999999d")]
    [InlineData("400000d")]
    public async Task An_age_that_is_none_is_an_error_of_usage(string age)
    {
        await Of("run", "Numbers");
        Assert.Contains("is no length of time. Write a number and a unit, s, m, h, d or w: 30d.", (await Of("clean", "--older-than", age)).Ended(ExitCode.Usage).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1.0 KiB")]
    [InlineData(1048524, "1023.9 KiB")]
    [InlineData(1048525, "1.0 MiB")]
    [InlineData(long.MaxValue, "8192.0 PiB")]
    public void Sizes_are_read_with_one_digit(long bytes, string text) => Assert.Equal(text, SizeText.Of(bytes));

    private Task<AppRun> Of(params string[] arguments) => AppRun.Of([.. arguments, "--store", _folder["store"]]);
}
