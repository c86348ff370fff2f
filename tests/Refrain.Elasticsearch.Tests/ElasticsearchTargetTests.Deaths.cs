using Refrain.Elasticsearch.Tests.Double;
using Refrain.Generated;
using Refrain.Targets;

namespace Refrain.Elasticsearch.Tests;

// What is lost, what dies, and who comes too late.
public sealed partial class ElasticsearchTargetTests
{
    private static readonly ContentHash s_old = ContentHash.Of("old");
    private static readonly ContentHash s_new = ContentHash.Of("new");

    [Fact]
    public async Task Documents_that_are_refused_while_the_cluster_is_busy_are_sent_again_and_no_others()
    {
        Write("monday", [.. Enumerable.Range(1, 20).Select(static i => $"{i},Ada")]);
        _server.IsBusy = (_, document) => _server.Bulks.Count switch { 0 => document is 3 or 4, 1 => document == 1, _ => false };
        Assert.Equal(["Executed"], await RunAsync(new DayOrders("monday", Folder)));
        Assert.Equal([20, 2, 1], _server.Bulks);
        Assert.Equal(20, _server.Search("orders")!.Count);
    }

    [Fact]
    public async Task Documents_are_sent_in_requests_of_a_bounded_size()
    {
        Write("monday", [.. Enumerable.Range(1, 1000).Select(static i => $"{i},Ada")]);
        Assert.Equal(["Executed"], await RunAsync(OpenTarget(new() { MostBytes = 20_000 }), force: false, new DayOrders("monday", Folder)));
        Assert.Equal(1000, _server.Bulks.Sum());
        Assert.InRange(_server.Bulks.Max(), 20, 150);
        Assert.Equal(1000, _server.Search("orders")!.Count);
    }

    [Fact]
    public async Task A_cluster_that_stays_busy_or_away_fails_the_task_when_patience_ends()
    {
        Write("monday", "1,Ada", "2,Bob");
        var target = OpenTarget(new() { Patience = TimeSpan.FromMilliseconds(200) });
        _server.IsBusy = static (_, _) => true;
        var line = Assert.Single(await RunAsync(target, force: false, new DayOrders("monday", Folder)));
        Assert.Contains("2 rows, the first of them row 1, were refused again and again: es_rejected_execution_exception", line, StringComparison.Ordinal);

        _server.IsBusy = static (_, _) => false;
        _server.Fault = static (_, text) => text.Contains("_refresh", StringComparison.Ordinal) ? Fault.Unavailable : Fault.None;
        line = Assert.Single(await RunAsync(target, force: false, new DayOrders("monday", Folder)));
        Assert.Contains("did not take POST orders/_refresh for 0.2 s, the last time because it answers 503, cluster_block_exception: no master", line, StringComparison.Ordinal);

        _server.Fault = static (_, _) => Fault.None;
        Assert.Equal(["Executed"], await RunAsync(new DayOrders("monday", Folder)));
    }

    [Theory]
    [InlineData(nameof(Fault.Busy))]
    [InlineData(nameof(Fault.Unavailable))]
    [InlineData(nameof(Fault.Dropped))]
    [InlineData(nameof(Fault.AnswerLost))]
    public async Task Whichever_request_is_lost_once_the_task_ends_well_and_documents_are_there_once(string what)
    {
        var fault = Enum.Parse<Fault>(what);
        Write("monday", "1,Ada", "2,Bob");
        Write("all", "1,Ada", "2,Bob");
        ITask[] tasks = [new DayOrders("monday", Folder), new AllOrders(Folder)];
        await RunAsync(tasks);
        for (var at = 0; ; at++)
        {
            Write("monday", $"2,Bert{at}", "3,Cy");
            Write("all", $"2,Bert{at}", "3,Cy");
            var first = _server.Requests.Count;
            _server.Fault = (number, _) => number == first + at ? fault : Fault.None;
            Assert.Equal(["Executed", "Executed"], await RunAsync(tasks));
            Assert.Equal([Shown(2, $"Bert{at}"), Shown(3, "Cy")], _server.Search("orders"));
            Assert.Equal([Shown(2, $"Bert{at}"), Shown(3, "Cy")], _server.Search("all"));
            Assert.Equal(["UpToDate", "UpToDate"], await RunAsync(tasks));
            Assert.Single(_server.Indices, static i => i.StartsWith("all-", StringComparison.Ordinal));
            if (_server.Requests.Count <= first + at)
                return;
        }
    }

    [Fact]
    public async Task Whatever_step_it_dies_before_it_is_never_complete_without_its_documents()
    {
        ITask[] tasks = [new DayOrders("monday", Folder), new AllOrders(Folder)];
        string[] either = [Shown(1, "Ada") + Shown(2, "Bob"), Shown(2, "Bert") + Shown(3, "Cy")];
        for (var at = 0; ; at++)
        {
            Write("monday", "1,Ada", "2,Bob");
            Write("all", "1,Ada", "2,Bob");
            await RunAsync(tasks);
            Assert.Equal([Shown(1, "Ada"), Shown(2, "Bob")], _server.Search("all"));

            Write("monday", "2,Bert", "3,Cy");
            Write("all", "2,Bert", "3,Cy");
            var target = OpenTarget();
            var steps = 0;
            target.Reaching = step =>
            {
                if (steps++ >= at)
                    throw new InvalidProgramException($"Died before {step}.");
            };
            var died = (await RunAsync(target, force: false, tasks)).Any(static l => l.Contains("Died before", StringComparison.Ordinal));

            // The old index or the new one, whole; and who has a marker has its documents.
            Assert.Contains(string.Concat(_server.Search("all")!), either);
            var markers = await OpenTarget().FindAsync([tasks[0].Key]);
            if (markers.Count > 0)
                Assert.Contains(string.Concat(_server.Search("orders")!), either);

            await RunAsync(tasks);
            Assert.Equal(["UpToDate", "UpToDate"], await RunAsync(tasks));
            Assert.Equal([Shown(2, "Bert"), Shown(3, "Cy")], _server.Search("orders"));
            Assert.Equal([Shown(2, "Bert"), Shown(3, "Cy")], _server.Search("all"));
            Assert.Single(_server.Indices, static i => i.StartsWith("all-", StringComparison.Ordinal));
            if (!died)
            {
                Assert.True(at > 8, $"There are only {at} steps.");
                return;
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whenever_a_claim_is_lost_what_its_successor_wrote_stays(bool isWhole)
    {
        ITask task = isWhole ? new AllOrders(Folder) : new DayOrders("monday", Folder);
        var name = isWhole ? "all" : "orders";
        for (var at = 0; ; at++)
        {
            var lost = OpenTarget();
            var steps = 0;
            var overtaken = false;
            var run = 10 + (at * 10);
            lost.Reaching = _ =>
            {
                if (steps++ != at)
                    return;
                overtaken = true;
                WriteAsync(OpenTarget(), task, run + 1, isWhole, "new").GetAwaiter().GetResult();
            };
            var failure = await Record.ExceptionAsync(() => WriteAsync(lost, task, run, isWhole, "old"));
            if (!overtaken)
            {
                Assert.True(at > 3, $"There are only {at} steps.");
                Assert.Null(failure);
                return;
            }

            var found = await OpenTarget().FindAsync([task.Key]);
            if (failure is null)
            {
                // It had been committed: what came after was to clean up, or the other one came first.
                Assert.True(found[task.Key] == s_new || found[task.Key] == s_old);
            }
            else
            {
                Assert.IsType<ClaimLostException>(failure);
                Assert.Equal(s_new, found[task.Key]);
            }

            Assert.Equal([Shown(1, found[task.Key] == s_new ? "new" : "old"), Shown(2, found[task.Key] == s_new ? "new" : "old")], _server.Search(name));
        }
    }

    private async Task WriteAsync(ElasticsearchTarget target, ITask task, long run, bool isWhole, string customer)
    {
        await using var attempt = (ElasticsearchAttempt)await target.BeginAsync(new TargetClaim(task, run, 1));
        attempt.Partition<Order, Refrain_Elasticsearch_Tests_OrderValueCodec>(isWhole ? new("all", true) : new("orders", false, "Id")).Replace([new(1, customer), new(2, customer)]);
        await attempt.CommitAsync(ContentHash.Of(customer));
    }
}
