using System.Globalization;
using Refrain.Elasticsearch.Tests.Double;
using Refrain.Running;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Elasticsearch.Tests;

/// <summary>What Elasticsearch does as a target of tasks, tried on a server that answers as its documentation says.</summary>
public sealed partial class ElasticsearchTargetTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ElasticsearchDouble _server = new();
    private readonly HttpClient _http;
    private ArtifactStore? _store;

    public ElasticsearchTargetTests() => _http = new() { BaseAddress = _server.Address };

    private string Folder => _folder.Path;

    private ArtifactStore Store => _store ??= new ArtifactStore(new MemoryCatalog(), new MemoryBlobStore(), Path.Combine(Folder, "scratch"));

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Documents_are_found_when_the_task_is_complete_and_it_is_not_run_again()
    {
        Write("monday", "1,Ada", "2,Bob");
        Assert.Equal(["Executed"], await RunAsync(new DayOrders("monday", Folder)));
        Assert.Equal([Shown(1, "Ada"), Shown(2, "Bob")], _server.Search("orders"));
        Assert.Equal(["UpToDate"], await RunAsync(new DayOrders("monday", Folder)));
    }

    [Fact]
    public async Task What_a_task_does_not_write_again_is_deleted_and_what_others_write_stays()
    {
        Write("monday", "1,Ada", "2,Bob");
        Write("tuesday", "1,Cy");
        await RunAsync(new DayOrders("monday", Folder), new DayOrders("tuesday", Folder));
        Write("monday", "2,Bert", "4,Di");
        Assert.Equal(["Executed", "UpToDate"], await RunAsync(new DayOrders("monday", Folder), new DayOrders("tuesday", Folder)));
        Assert.Equal([Shown(1, "Cy"), Shown(2, "Bert"), Shown(4, "Di")], _server.Search("orders"));
        Write("monday");
        await RunAsync(new DayOrders("monday", Folder));
        Assert.Equal([Shown(1, "Cy")], _server.Search("orders"));
    }

    [Fact]
    public async Task A_whole_index_is_made_beside_the_old_one_which_is_then_deleted()
    {
        Write("all", "1,Ada", "2,Bob");
        await RunAsync(new AllOrders(Folder));
        Assert.Equal([Shown(1, "Ada"), Shown(2, "Bob")], _server.Search("all"));
        Write("all", "3,Cy");
        _server.Answered = _ => Assert.InRange(_server.Search("all")!.Count, 1, 2);
        Assert.Equal(["Executed"], await RunAsync(new AllOrders(Folder)));
        Assert.Equal([Shown(3, "Cy")], _server.Search("all"));
        Assert.Single(_server.Indices, static i => i.StartsWith("all-", StringComparison.Ordinal));
        Assert.Equal(["UpToDate"], await RunAsync(new AllOrders(Folder)));
    }

    [Fact]
    public async Task Rows_without_a_key_are_told_apart_by_their_number()
    {
        Write("numbered", "1,Ada", "1,Ada", "2,Bob");
        await RunAsync(new NumberedOrders(Folder));
        Assert.Equal([Shown(1, "Ada"), Shown(1, "Ada"), Shown(2, "Bob")], _server.Search("numbered"));
        Write("numbered", "3,Cy");
        await RunAsync(new NumberedOrders(Folder));
        Assert.Equal([Shown(3, "Cy")], _server.Search("numbered"));
    }

    [Fact]
    public async Task Of_rows_with_one_key_the_last_counts()
    {
        Write("monday", "1,Ada", "2,Bob", "1,Cy");
        await RunAsync(new DayOrders("monday", Folder));
        Assert.Equal([Shown(1, "Cy"), Shown(2, "Bob")], _server.Search("orders"));
    }

    [Fact]
    public async Task Documents_hold_what_rows_hold()
    {
        await RunAsync(new WriteEverything("a\"b\\\u00e9\ud83d\ude00"), new WriteEverything("a"));
        Assert.Equal(4, _server.Search("everything")!.Count);
        Assert.Contains("\"Nested\":{\"Id\":7", string.Concat(_server.Search("everything")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_requires_it_runs_when_the_rows_are_others_and_only_then()
    {
        Write("monday", "1,Ada");
        await RunAsync(new DayCount("monday", Folder));
        Write("monday", "01,Ada");
        Assert.Equal(["Executed", "UpToDate"], await RunAsync(new DayOrders("monday", Folder), new DayCount("monday", Folder)));
        Write("monday", "1,Ada", "2,Bob");
        Assert.Equal(["Executed", "Executed"], await RunAsync(new DayOrders("monday", Folder), new DayCount("monday", Folder)));
    }

    [Fact]
    public async Task A_marker_that_is_gone_or_another_is_seen_by_plans_and_runs()
    {
        Write("monday", "1,Ada", "2,Bob");
        var task = new DayOrders("monday", Folder);
        await RunAsync(task);
        await RunAsync(task, force: true);
        _server.Delete("refrain-markers", ((ITask)task).Key.ToString());
        Assert.Equal(["missing: no marker in the target default"], await PlanAsync(task));

        // The documents are of a turn that no marker knows of any more.
        Write("monday", "2,Bert");
        Assert.Equal(["Executed"], await RunAsync(task));
        Assert.Equal([Shown(2, "Bert")], _server.Search("orders"));
        Assert.Empty(await PlanAsync(task));
    }

    [Fact]
    public async Task What_a_store_does_not_know_is_written_again_over_what_is_there()
    {
        Write("monday", "1,Ada");
        Write("all", "1,Ada");
        ITask[] tasks = [new DayOrders("monday", Folder), new AllOrders(Folder)];
        await RunAsync(tasks);
        _store = null;
        Assert.Equal(["Executed", "Executed"], await RunAsync(tasks));
        Assert.Equal([Shown(1, "Ada")], _server.Search("orders"));
        Assert.Equal([Shown(1, "Ada")], _server.Search("all"));
        Assert.Equal(["UpToDate", "UpToDate"], await RunAsync(tasks));
    }

    [Fact]
    public async Task A_task_that_fails_is_not_complete_until_it_has_run_well()
    {
        Write("monday", "1,Ada");
        Write("all", "1,Ada");
        await RunAsync(new DayOrders("monday", Folder), new AllOrders(Folder));
        Write("monday", "2,Bob", "fail");
        Write("all", "2,Bob", "fail");
        Assert.Equal(["Failed: The line says so.", "Failed: The line says so."], await RunAsync(new DayOrders("monday", Folder), new AllOrders(Folder)));

        // Nothing of a whole index is seen before it is complete, and nothing is left of it.
        Assert.Equal([Shown(1, "Ada")], _server.Search("all"));
        Assert.Single(_server.Indices, static i => i.StartsWith("all-", StringComparison.Ordinal));
        Write("monday", "1,Ada");
        Assert.Equal(["Executed"], await RunAsync(new DayOrders("monday", Folder)));
        Assert.Equal([Shown(1, "Ada")], _server.Search("orders"));
    }

    [Fact]
    public async Task Verification_hashes_the_rows_and_asks_for_nothing()
    {
        Write("monday", "1,Ada");
        await RunAsync(new DayOrders("monday", Folder));
        await using var pipeline = Open(OpenTarget());
        var before = _server.Requests.Count(static r => !r.EndsWith("_mget", StringComparison.Ordinal));
        var verified = await pipeline.VerifyAsync([new DayOrders("monday", Folder)]);
        Assert.Equal(VerifyState.Same, verified.Tasks.Single(static t => t.Task is DayOrders).State);
        Assert.Equal(before, _server.Requests.Count(static r => !r.EndsWith("_mget", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_document_that_does_not_fit_fails_the_task_and_is_named()
    {
        _server.Make("orders", """{"properties":{"Customer":{"type":"long"}}}""");
        Write("monday", "1,17", "2,Bob");
        var line = Assert.Single(await RunAsync(new DayOrders("monday", Folder)));
        Assert.Contains("index 'orders' of Elasticsearch, the target 'default': row 2 is refused with 400: document_parsing_exception", line, StringComparison.Ordinal);
        Assert.Contains("caused by illegal_argument_exception: so it is. Make the row fit", line, StringComparison.Ordinal);
        Write("monday", "1,17");
        Assert.Equal(["Executed"], await RunAsync(new DayOrders("monday", Folder)));
    }

    [Fact]
    public async Task An_alias_that_is_an_index_is_refused()
    {
        _server.Make("all", "{}");
        Write("all", "1,Ada");
        var line = Assert.Single(await RunAsync(new AllOrders(Folder)));
        Assert.Contains("alias 'all' of Elasticsearch, the target 'default': the alias cannot be made: it answers 400, invalid_alias_name_exception", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Orders")]
    [InlineData("_orders")]
    [InlineData("a/../b")]
    [InlineData("a b")]
    [InlineData("a*")]
    [InlineData("..")]
    [InlineData("a,b")]
    public async Task A_name_that_no_index_can_have_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => new ElasticsearchTarget(_http, new() { Markers = name }));
        await using var attempt = (ElasticsearchAttempt)await OpenTarget().BeginAsync(new(new AllOrders(Folder), 1, 1));
        var refused = Assert.Throws<Refrain.Targets.TargetException>(() => attempt.Partition<Order, Generated.Refrain_Elasticsearch_Tests_OrderValueCodec>(new(name, false)));
        Assert.Contains($"cannot write to the index '{name}'", refused.Message, StringComparison.Ordinal);
    }

    private static string Shown(int id, string customer) => string.Create(CultureInfo.InvariantCulture, $$"""{"Id":{{id}},"Customer":"{{customer}}"}""");

    private void Write(string day, params string[] lines) => File.WriteAllLines(Path.Combine(Folder, day), lines);

    private ElasticsearchTarget OpenTarget(ElasticsearchOptions? options = null) => new(_http, options ?? new() { Patience = TimeSpan.FromSeconds(20) });

    private Pipeline Open(ElasticsearchTarget target) => Pipeline.Open(Store, new PipelineOptions { Targets = [target] });

    private Task<IReadOnlyList<string>> RunAsync(params ITask[] tasks) => RunAsync(OpenTarget(), force: false, tasks);

    private Task<IReadOnlyList<string>> RunAsync(ITask task, bool force) => RunAsync(OpenTarget(), force, task);

    private async Task<IReadOnlyList<string>> RunAsync(ElasticsearchTarget target, bool force, params ITask[] tasks)
    {
        await using var pipeline = Open(target);
        var report = await pipeline.RunAsync(tasks, new RunOptions { Force = force, Workers = 1 });
        return [.. tasks.Select(task => report.Tasks.Single(t => t.Task.Equals(task))).Select(static t => t.State + (t.Error is null ? "" : ": " + t.Error.Message))];
    }

    private async Task<IReadOnlyList<string>> PlanAsync(ITask task)
    {
        await using var pipeline = Open(OpenTarget());
        var plan = await pipeline.PlanAsync([task]);
        return [.. plan.Tasks.Where(static t => t.Action == PlannedAction.Run).Select(static t => t.Reason!.Value.ToString())];
    }
}
