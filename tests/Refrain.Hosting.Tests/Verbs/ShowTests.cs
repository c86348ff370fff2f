using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class ShowTests : IDisposable
{
    [Theory]
    [InlineData("show")]
    [InlineData("verify")]
    public async Task In_a_folder_without_a_store_none_is_made(string verb)
    {
        Directory.CreateDirectory(_folder["store"]);
        var run = (await Of(verb, "Sum")).Ended(ExitCode.TaskFailed);
        Assert.StartsWith($"There is no store in '{_folder["store"]}'", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["store"]));
    }

    [Fact]
    public async Task What_was_dropped_is_told_and_can_be_made_again()
    {
        (await Of("run", "SumOfSquares")).Ended(ExitCode.Done);
        (await Of("clean", "--intermediate")).Ended(ExitCode.Done);
        foreach (var json in new string[][] { [], ["--json"] })
        {
            var show = (await Of(["show", "Squares", .. json])).Ended(ExitCode.TaskFailed);
            Assert.Equal("The bytes of Squares(Count: 3) were dropped, as what was made from them is up to date. 'run' with the same arguments makes them again.\n", show.Error);
            Assert.Equal("", show.Out);
        }

        (await Of("run", "Squares")).Ended(ExitCode.Done);
        Assert.Contains("9", (await Of("show", "Squares")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
    }

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_are_an_array()
    {
        await Of("run", "Numbers");
        Assert.Equal("[1,2,3]\n", (await Of("show", "Numbers", "--json")).Ended(ExitCode.Done).Out);
    }

    [Fact]
    public async Task A_value_is_itself()
    {
        await Of("run", "Sum");
        Assert.Equal("6\n", (await Of("show", "Sum", "--json")).Ended(ExitCode.Done).Out);
        Assert.Equal("6\n", (await Of("show", "Sum")).Ended(ExitCode.Done).Out);
    }

    [Fact]
    public async Task A_table_of_the_first_rows_says_that_there_are_more()
    {
        await Of("run", "Numbers", "--count", "21");
        var shown = (await Of("show", "Numbers", "--count", "21")).Ended(ExitCode.Done).Out;
        Assert.Contains("|    20 |", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("21 |", shown, StringComparison.Ordinal);
        Assert.EndsWith("The first 20 rows; more with --rows N, all with --json.\n", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("The first", (await Of("show", "Numbers", "--count", "21", "--rows", "21")).Ended(ExitCode.Done).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_never_made_is_not_there()
    {
        await Of("run", "Numbers");
        var shown = (await Of("show", "Numbers", "--count", "4")).Ended(ExitCode.TaskFailed);
        Assert.Equal("Nothing is stored for Numbers(Count: 4). Make it with 'run' and the same arguments, or name the store that has it with --store.\n", shown.Error);
        Assert.Equal("", shown.Out);
    }

    [Fact]
    public async Task Many_rows_come_whole()
    {
        await Of("run", "Numbers", "--count", "300000");
        var numbers = (await Of("show", "Numbers", "--json", "--count", "300000")).Ended(ExitCode.Done).Json;
        Assert.Equal(300000, numbers.GetArrayLength());
        Assert.Equal(300000, numbers[299999].GetInt64());
    }

    [Fact]
    public async Task Records_are_a_table_of_their_members()
    {
        await Of("run", "Ranks");
        Approval.Verify((await Of("show", "Ranks")).Ended(ExitCode.Done).Out);
    }

    [Fact]
    public async Task A_run_shows_the_same_table()
    {
        var run = (await Of("run", "Ranks")).Ended(ExitCode.Done).Out;
        Assert.EndsWith("\n\n" + (await Of("show", "Ranks")).Out, run, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_are_objects()
    {
        await Of("run", "Ranks");
        var rows = (await Of("show", "Ranks", "--json")).Ended(ExitCode.Done).Json;
        Assert.Equal(["Place", "Name", "Average", "Median", "Grade", "Scores", "Day"], rows[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(23, rows[0].GetProperty("Average").GetDouble());

        // Half of a surrogate pair has no bytes in UTF-8: it stays an escape.
        Assert.Equal(@"""a|b\u001b[1m\n\ud800\\ud800""", rows[1].GetProperty("Name").GetRawText());
    }

    [Fact]
    public async Task A_record_is_indented_json()
    {
        await Of("run", "Best");
        var shown = (await Of("show", "Best")).Ended(ExitCode.Done);
        Assert.StartsWith("{\n  \"Place\": 1,\n", shown.Out, StringComparison.Ordinal);
        Assert.Equal("Ada", shown.Json.GetProperty("Name").GetString());
    }

    [Fact]
    public async Task No_rows_are_told_of()
    {
        await Of("run", "Nobody");
        Assert.Equal("No rows of Id, Name.\n", (await Of("show", "Nobody")).Ended(ExitCode.Done).Out);
        Assert.Equal("[]\n", (await Of("show", "Nobody", "--json")).Ended(ExitCode.Done).Out);
    }

    [Fact]
    public async Task A_file_of_text_is_shown()
    {
        await Of("run", "Exported");
        Assert.Equal("first line\nsecond \\u001b[1mline\n", (await Of("show", "Exported")).Ended(ExitCode.Done).Out);
    }

    [Fact]
    public async Task A_file_of_bytes_is_told_of()
    {
        await Of("run", "Exported", "--is-text", "false");
        Assert.Equal("A file of 3 bytes that is no text; --json gives them in base64.\n", (await Of("show", "Exported", "--is-text", "false")).Ended(ExitCode.Done).Out);
        Assert.Equal("\"AP8B\"\n", (await Of("show", "Exported", "--is-text", "false", "--json")).Ended(ExitCode.Done).Out);
    }

    private Task<AppRun> Of(params string[] args) => AppRun.Of([.. args, "--store", _folder["store"]]);
}
