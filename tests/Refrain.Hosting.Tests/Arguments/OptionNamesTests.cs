using Refrain.Hosting.Tests.Shop;
using Refrain.Hosting.Arguments;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Arguments;

public sealed class OptionNamesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--posts p.csv", "From: (Posts: p.csv, Name: here), Name: n, Loud: false, Tags: , Store: corner, Ratio: null")]
    [InlineData("--posts p --from-name there --name x", "From: (Posts: p, Name: there), Name: x, Loud: false, Tags: , Store: corner, Ratio: null")]
    [InlineData("--posts p --loud", "From: (Posts: p, Name: here), Name: n, Loud: true, Tags: , Store: corner, Ratio: null")]
    [InlineData("--posts p --loud false", "From: (Posts: p, Name: here), Name: n, Loud: false, Tags: , Store: corner, Ratio: null")]
    [InlineData("--posts p --tags a,b --tags c", "From: (Posts: p, Name: here), Name: n, Loud: false, Tags: a,b,c, Store: corner, Ratio: null")]
    [InlineData("--posts p --task-store mine", "From: (Posts: p, Name: here), Name: n, Loud: false, Tags: , Store: mine, Ratio: null")]
    [InlineData("--posts p --ratio -0.5", "From: (Posts: p, Name: here), Name: n, Loud: false, Tags: , Store: corner, Ratio: -0.5")]
    [InlineData("--posts p --ratio Infinity", "From: (Posts: p, Name: here), Name: n, Loud: false, Tags: , Store: corner, Ratio: Infinity")]
    [InlineData("--posts p --name=", "From: (Posts: p, Name: here), Name: , Loud: false, Tags: , Store: corner, Ratio: null")]
    [InlineData("--name= --posts p", "From: (Posts: p, Name: here), Name: , Loud: false, Tags: , Store: corner, Ratio: null")]
    [InlineData("--posts= --tags= --from-name=", "From: (Posts: , Name: ), Name: n, Loud: false, Tags: , Store: corner, Ratio: null")]
    public async Task Every_parameter_has_its_option(string options, string expected)
    {
        string[] args = ["run", "Options", .. options.Split(' '), "--json", "--store", _folder["store"]];
        var run = (await AppRun.Of(args)).Ended(ExitCode.Done);
        Assert.Equal($"Options({expected})", run.Json.GetProperty("tasks")[0].GetProperty("task").GetString());
    }

    [Theory]
    [InlineData("store, taskStore", "task-store, taskStore")]
    [InlineData("Store, TaskStore", "Store, TaskStore")]
    [InlineData("store, TaskStore, taskStore, Data.Store", "task-store, TaskStore, taskStore, data-store")]
    [InlineData("help, TaskHelp, version", "task-help, TaskHelp, task-version")]
    public void No_two_options_have_one_name_and_none_has_one_of_the_program(string paths, string expected) =>
        Assert.Equal(expected, string.Join(", ", OptionNames.Of(paths.Split(", "))));

    [Fact]
    public async Task Numbers_and_dates_are_read_alike_in_every_culture()
    {
        foreach (var culture in new[] { "tr-TR", "sv-SE", "ar-SA" })
        {
            using var scope = new CultureScope(culture);
            var run = (await AppRun.Of(["run", "Options", "--posts", "p", "--ratio", "-1.5", "--json", "--store", _folder["store"]])).Ended(ExitCode.Done);
            Assert.EndsWith("Ratio: -1.5)", run.Json.GetProperty("tasks")[0].GetProperty("task").GetString(), StringComparison.Ordinal);
        }
    }
}
