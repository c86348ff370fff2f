using Refrain.Running;

namespace Refrain.Tests.Running;

/// <summary>Reports that are made when they are asked for are those that were put in.</summary>
public sealed class TaskReportsTests
{
    [Fact]
    public void Gives_back_what_was_added_in_order()
    {
        TaskReport[] expected =
        [
            new(new Step("a"), "Step", TaskState.UpToDate, null, TimeSpan.Zero, ContentHash.Of("1"), null),
            new(new Step("b"), "Step", TaskState.Executed, new Reason(ReasonKind.Forced), TimeSpan.FromSeconds(2), ContentHash.Of("2"), null),
            new(new Step("c"), "Step", TaskState.Executed, new Reason(ReasonKind.Missing), TimeSpan.Zero, ContentHash.Of("3"), null),
            new(new Step("d"), "Step", TaskState.Failed, new Reason(ReasonKind.Missing), TimeSpan.FromSeconds(1), null, new IOException("no")),
            new(new Step("e"), "Step", TaskState.Failed, null, TimeSpan.Zero, null, new IOException("neither")),
            new(new Step("f"), "Step", TaskState.Skipped, null, TimeSpan.Zero, null, null),
        ];
        var reports = new TaskReports();
        foreach (var r in expected)
            reports.Add(r.Task, r.State, r.Reason, r.Duration, r.OutputVersion, r.Error);
        Assert.Equal(expected, reports);
        Assert.Equal(expected[^1], reports[^1]);
        Assert.Equal(new(2, 1, 2, 1), new RunReport(1, Refrain.Stores.RunState.Failed, reports).Counts);
        Assert.Equal(new(2, 1, 2, 1), new RunReport(1, Refrain.Stores.RunState.Failed, expected).Counts);
    }

    [Fact]
    public void Holds_very_many()
    {
        const int Count = 3_000;
        var reports = new TaskReports();
        for (var i = 0; i < Count; i++)
            reports.Add(new Step($"{i}"), (TaskState)(i % 4), null, TimeSpan.FromTicks(i), null, i % 1_000 == 0 ? new IOException($"{i}") : null);
        Assert.Equal(Count, reports.Count);
        Assert.Equal(Enumerable.Range(0, Count).Select(static i => (long)i), reports.Select(static r => r.Duration.Ticks));
        Assert.Equal(["0", "1000", "2000"], reports.Where(static r => r.Error is not null).Select(static r => r.Error!.Message));
        Assert.All(Enum.GetValues<TaskState>(), state => Assert.Equal(Count / 4, reports.CountOf(state)));
        Assert.Throws<ArgumentOutOfRangeException>(() => reports[Count]);
    }
}
