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
        var reports = new TaskReports(2);
        foreach (var r in expected)
            reports.Add(r.Task, r.State, r.Reason, r.Duration, r.OutputVersion, r.Error);
        Assert.Equal(expected, reports);
        Assert.Equal(expected[^1], reports[^1]);
        Assert.Equal(new(2, 1, 2, 1), new RunReport(1, Refrain.Stores.RunState.Failed, reports).Counts);
        Assert.Equal(new(2, 1, 2, 1), new RunReport(1, Refrain.Stores.RunState.Failed, expected).Counts);
    }
}
