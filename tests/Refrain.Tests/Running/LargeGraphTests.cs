using System.Globalization;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Running;

/// <summary>Graphs that are large enough for the catalog to be gone through as a whole, or not, are decided like small ones.</summary>
public sealed class LargeGraphTests : IDisposable
{
    private const int Many = 6_000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(40_000)]
    public async Task What_is_stored_is_found_and_what_is_not_is_made(int others)
    {
        await using var pipeline = Pipeline.Open(_folder.Path);
        if (others > 0)
        {
            // So much else in the catalog that it is not gone through to its end.
            await pipeline.RunAsync(Steps("other", others));
        }

        var all = Steps("s", Many);
        Assert.Equal(new RunCounts(Many / 2, 0, 0, 0), (await pipeline.RunAsync(all[..(Many / 2)])).Counts);
        var report = await pipeline.RunAsync(all);
        Assert.Equal(new RunCounts(Many / 2, Many / 2, 0, 0), report.Counts);
        Assert.All(report.Tasks, t => Assert.Equal(Number(t.Task) < Many / 2 ? TaskState.UpToDate : TaskState.Executed, t.State));
        Assert.Equal(new RunCounts(0, Many, 0, 0), (await pipeline.RunAsync(all)).Counts);
    }

    [Fact]
    public async Task A_task_that_is_given_several_times_is_taken_once_by_each_requirement()
    {
        await using var pipeline = Pipeline.Open(_folder.Path);
        var some = Steps("s", 3);
        var root = new Step("root") { Needs = [some[1], some[0], some[1], some[2], some[0]], Later = _ => [some[2], some[2]], Body = (t, _) => new(string.Join(' ', t)) };
        Assert.Equal("s1 s0 s2 s2", await pipeline.GetAsync(root));
    }

    private static Step[] Steps(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Step(string.Create(CultureInfo.InvariantCulture, $"{name}{i}")) { Body = (_, _) => new($"{name}{i}") })];

    private static int Number(ITask task) => int.Parse(((Step)task).Name.AsSpan(1), CultureInfo.InvariantCulture);
}
