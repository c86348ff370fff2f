using System.Diagnostics;
using Refrain.Stores;
using Refrain.Tests.Verifying;

namespace Refrain.Tests.Running;

/// <summary>What those are told who listen to activities and metrics: names, units, tags and who is whose child are promised.</summary>
[Collection(ProcessWide.Name)]
public sealed class SignalTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_run_is_an_activity_and_its_tasks_and_commits_are_its_children()
    {
        using var heard = new HeardSignals();
        var part = new UrgentStep("part") { Body = _ => new("12345") };
        var report = await _store.RunAsync(new UrgentStep("whole") { Needs = [part] }, new RunOptions { Workers = 3 });

        var run = Assert.Single(heard.Activities, a => a.DisplayName == "run pipeline");
        Assert.Equal(("Refrain", ActivityKind.Internal, ActivityStatusCode.Unset), (run.Source.Name, run.Kind, run.Status));
        Assert.Equal(
            (1, report.Run, "succeeded", false, 2L),
            ((int)run.GetTagItem("refrain.run.requested")!, (long)run.GetTagItem("refrain.run.number")!, (string)run.GetTagItem("refrain.run.state")!, (bool)run.GetTagItem("refrain.run.proven")!, Convert.ToInt64(run.GetTagItem("refrain.run.executed"), null)));

        var tasks = heard.Activities.Where(a => a.DisplayName == "run UrgentStep").ToList();
        Assert.Equal(2, tasks.Count);
        Assert.All(tasks, t => Assert.Equal((run.SpanId, ActivityStatusCode.Unset), (t.ParentSpanId, t.Status)));
        var first = tasks[0];
        Assert.Equal("UrgentStep", first.GetTagItem("refrain.task.name"));
        Assert.Equal(((ITask)part).Key.ToString(), first.GetTagItem("refrain.task.key"));
        Assert.Equal(1, first.GetTagItem("refrain.task.attempt"));
        Assert.Equal("missing", first.GetTagItem("refrain.task.reason"));
        Assert.Equal("executed", first.GetTagItem("refrain.task.state"));
        Assert.Equal(report.Run, first.GetTagItem("refrain.run.number"));
        Assert.Equal(report.Tasks[0].OutputVersion.ToString(), first.GetTagItem("refrain.task.output.version"));
        Assert.True((long)first.GetTagItem("refrain.task.output.size")! > 5);
        Assert.Null(first.GetTagItem("refrain.task.suspended_time"));

        var commits = heard.Activities.Where(a => a.DisplayName == "commit artifacts").ToList();
        Assert.All(commits, c => Assert.Equal(run.SpanId, c.ParentSpanId));
        Assert.Equal(2, commits.Sum(c => (int)c.GetTagItem("refrain.commit.size")!));
    }

    [Fact]
    public async Task A_run_is_a_child_of_what_its_caller_does_and_a_task_the_parent_of_what_it_does()
    {
        using var heard = new HeardSignals();
        using var outer = new Activity("outer").Start();
        Activity? before = null, after = null;
        var asked = new Step("asked");
        TaskRegistry.Register([TaskDescriptor.Of<Step>()]);
        await _store.RunAsync(new UrgentStep("asks")
        {
            Body = async context =>
            {
                before = Activity.Current;
                await Task.Yield();
                var text = await context.RequireAsync(asked);
                after = Activity.Current;
                return text;
            },
        });
        Assert.Same(outer, Activity.Current);
        var run = heard.Activities.Single(a => a.DisplayName == "run pipeline");
        Assert.Equal(outer.SpanId, run.ParentSpanId);
        Assert.Equal("run UrgentStep", before!.DisplayName);
        Assert.Same(before, after);
        Assert.Equal(run.SpanId, heard.Activities.Single(a => a.DisplayName == "run Step").ParentSpanId);
        Assert.Equal(["refrain.task.suspended", "refrain.task.resumed"], before.Events.Select(e => e.Name));
        Assert.True((double)before.GetTagItem("refrain.task.suspended_time")! > 0);
    }

    [Fact]
    public async Task What_fails_has_the_type_of_its_error_and_so_has_each_attempt()
    {
        using var heard = new HeardSignals();
        var report = await _store.RunAsync(new UrgentStep("bad") { Body = _ => throw new InvalidDataException("no luck") }, new RunOptions { RetryDelay = TimeSpan.FromMilliseconds(1) });
        Assert.Equal(RunState.Failed, report.State);
        var attempts = heard.Activities.Where(a => a.DisplayName == "run UrgentStep").ToList();
        Assert.Equal([1, 2, 3], attempts.Select(a => (int)a.GetTagItem("refrain.task.attempt")!));
        Assert.All(attempts, a => Assert.Equal(
            (ActivityStatusCode.Error, "no luck", "System.IO.InvalidDataException", "failed"),
            (a.Status, a.StatusDescription, a.GetTagItem("error.type"), a.GetTagItem("refrain.task.state"))));
        Assert.Equal((ActivityStatusCode.Error, "task_failed"), heard.Activities.Where(a => a.DisplayName == "run pipeline").Select(a => (a.Status, a.GetTagItem("error.type"))).Single());
        const string Failed = "error.type=System.IO.InvalidDataException refrain.task.name=UrgentStep";
        Assert.Equal(2, heard.Sum("refrain.task.retries", Failed));
        Assert.Equal(1, heard.Sum("refrain.task.ended", "refrain.task.name=UrgentStep refrain.task.state=failed"));
        Assert.Equal(3, heard.Measured.Count(m => m.Name == "refrain.task.duration" && m.Tags == $"{Failed} refrain.task.state=failed"));
    }

    [Fact]
    public async Task A_task_that_does_not_end_in_its_time_has_ended_with_that()
    {
        using var heard = new HeardSignals();
        await _store.RunAsync(
            new Step("slow")
            {
                Body = async (_, context) =>
                {
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                    return "";
                },
            },
            new RunOptions { Timeout = TimeSpan.FromMilliseconds(20) });
        Assert.Equal("System.TimeoutException", heard.Activities.Single(a => a.DisplayName == "run Step").GetTagItem("error.type"));
    }

    [Fact]
    public async Task What_is_cancelled_has_not_failed()
    {
        using var heard = new HeardSignals();
        using var cancel = new CancellationTokenSource();
        await _store.RunAsync(
            new Step("long")
            {
                Body = async (_, context) =>
                {
                    await cancel.CancelAsync();
                    await Task.Delay(Timeout.Infinite, context.CancellationToken);
                    return "";
                },
            },
            new RunOptions(),
            cancel.Token);
        Assert.All(heard.Activities, a => Assert.Equal((ActivityStatusCode.Unset, null), (a.Status, a.GetTagItem("error.type"))));
        Assert.Equal("cancelled", heard.Activities.Single(a => a.DisplayName == "run Step").GetTagItem("refrain.task.state"));
        Assert.Equal("cancelled", heard.Activities.Single(a => a.DisplayName == "run pipeline").GetTagItem("refrain.run.state"));
        Assert.DoesNotContain(heard.Measured, m => m.Name == "refrain.task.duration");
    }

    [Fact]
    public async Task What_is_measured_has_units_and_adds_up()
    {
        using var heard = new HeardSignals();
        UrgentStep[] parts = [.. Enumerable.Range(0, 5).Select(i => new UrgentStep($"p{i}") { Body = _ => new(new string('x', 1_000)) })];
        var pipeline = Pipeline.Open(_store.Store);
        await pipeline.RunAsync(parts[..2], new RunOptions { Workers = 2 });
        await pipeline.RunAsync(parts, new RunOptions { Workers = 2 });

        const string Name = "refrain.task.name=UrgentStep";
        Assert.Equal(5, heard.Sum("refrain.task.ended", $"{Name} refrain.task.state=executed"));
        Assert.Equal(2, heard.Sum("refrain.task.ended", $"{Name} refrain.task.state=up_to_date"));
        Assert.Equal(5, heard.Measured.Count(m => m.Name == "refrain.task.duration"));
        Assert.True(heard.Sum("refrain.task.output.size", Name) > 5_000);
        Assert.Equal(5, heard.Measured.Where(m => m.Name == "refrain.commit.size").Sum(m => m.Value));
        Assert.Equal(2, heard.Measured.Count(m => m.Name == "refrain.run.duration" && m.Tags == "refrain.run.state=succeeded"));
        Assert.Equal(
            [
                ("refrain.commit.duration", "s"), ("refrain.commit.size", "{artifact}"), ("refrain.run.duration", "s"), ("refrain.task.active", "{task}"),
                ("refrain.task.duration", "s"), ("refrain.task.ended", "{task}"), ("refrain.task.output.size", "By"),
            ],
            heard.Measured.Select(m => (m.Name, m.Unit)).Distinct().OrderBy(m => m.Name, StringComparer.Ordinal));

        // What began has ended.
        foreach (var phase in (string[])["running", "suspended", "ready"])
            Assert.Equal(0, heard.Sum("refrain.task.active", $"refrain.task.phase={phase}"));
        Assert.Contains(heard.Measured, m => m is { Name: "refrain.task.active", Value: > 0, Tags: "refrain.task.phase=running" });
    }

    [Fact]
    public async Task Where_nobody_listens_there_is_no_activity()
    {
        Activity? current = null;
        await _store.RunAsync(new Step("s")
        {
            Body = (_, _) =>
            {
                current = Activity.Current;
                return new("");
            },
        });
        Assert.Null(current);
    }
}
