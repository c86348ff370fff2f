using System.Globalization;
using Refrain.Stores;
using Refrain.Targets;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.Conformance.Targets;

/// <summary>What every database does as a target of tasks.</summary>
public abstract partial class SqlTargetConformance : IDisposable
{
    protected static readonly DateOnly Monday = new(2026, 1, 5);
    protected static readonly DateOnly Tuesday = new(2026, 1, 6);

    private readonly TempFolder _folder = new();
    private ArtifactStore? _store;

    /// <summary>The folder of the test.</summary>
    protected string Folder => _folder.Path;

    /// <summary>The database as a target, anew each time.</summary>
    protected abstract SqlTarget OpenTarget();

    /// <summary>Rows as another program sees them, fields with bars between them.</summary>
    protected abstract IReadOnlyList<string> Query(string sql);

    /// <summary>Executes what another program would.</summary>
    protected abstract void Execute(string sql);

    /// <inheritdoc/>
    public virtual void Dispose() => _folder.Dispose();

    [ServerFact]
    public async Task Rows_are_there_when_the_task_is_complete_and_it_is_not_run_again()
    {
        Write(Monday, "1,Ada,10.50", "2,Bob,7");
        Assert.Equal(["Executed"], await RunAsync(new DayOrders(Monday, Folder)));
        Assert.Equal(["1|Ada", "2|Bob"], Query("select order_id, customer from orders order by order_id"));
        Assert.Equal(["UpToDate"], await RunAsync(new DayOrders(Monday, Folder)));
    }

    [ServerFact]
    public async Task A_partition_is_replaced_and_the_others_stay()
    {
        Write(Monday, "1,Ada,10", "2,Bob,7");
        Write(Tuesday, "3,Cy,1");
        await RunAsync(new DayOrders(Monday, Folder), new DayOrders(Tuesday, Folder));
        Write(Monday, "2,Bob,8", "4,Di,9");
        Assert.Equal(["Executed (input changed: FileSource)", "UpToDate"], await RunAsync(new DayOrders(Monday, Folder), new DayOrders(Tuesday, Folder)));
        Assert.Equal(["2|Bob", "3|Cy", "4|Di"], Query("select order_id, customer from orders order by order_id"));
    }

    [ServerFact]
    public async Task A_partition_without_rows_is_written_too()
    {
        Write(Monday, "1,Ada,10");
        await RunAsync(new DayOrders(Monday, Folder));
        Write(Monday);
        Assert.Equal(["Executed (input changed: FileSource)"], await RunAsync(new DayOrders(Monday, Folder)));
        Assert.Empty(Query("select order_id from orders"));
    }

    [ServerFact]
    public async Task What_requires_it_runs_when_the_rows_are_others_and_only_then()
    {
        Write(Monday, "1,Ada,10");
        Assert.Equal(["Executed"], await RunAsync(new DayCount(Monday, Folder)));
        Write(Monday, "1,Ada,10.0");
        var report = await ReportAsync(new DayOrders(Monday, Folder), new DayCount(Monday, Folder));
        Assert.Equal([TaskState.Executed, TaskState.UpToDate], report.Tasks.Select(t => t.State).Order());
        Write(Monday, "1,Ada,10", "2,Bob,1");
        Assert.Equal(["Executed (input changed: DayOrders)"], await RunAsync(new DayCount(Monday, Folder)));
    }

    [ServerFact]
    public async Task A_marker_that_is_gone_or_another_is_seen_by_plans_and_runs()
    {
        Write(Monday, "1,Ada,10");
        await RunAsync(new DayOrders(Monday, Folder));
        Execute("delete from orders");
        Execute("delete from refrain_markers");
        Assert.Equal(["missing: no marker in the target default"], await PlanAsync(new DayOrders(Monday, Folder)));
        Assert.Equal(["Executed (missing: no marker in the target default)"], await RunAsync(new DayOrders(Monday, Folder)));
        Assert.Equal(["1"], Query("select order_id from orders"));
        Execute($"update refrain_markers set version = '{new string('0', 63)}1'");
        Assert.Equal(["missing: another marker in the target default"], await PlanAsync(new DayOrders(Monday, Folder)));
        Assert.Equal(["Executed (missing: another marker in the target default)"], await RunAsync(new DayOrders(Monday, Folder)));
        Assert.Empty(await PlanAsync(new DayOrders(Monday, Folder)));
    }

    [ServerFact]
    public async Task What_a_store_does_not_know_is_written_again_over_what_is_there()
    {
        Write(Monday, "1,Ada,10");
        await RunAsync(new DayOrders(Monday, Folder));
        await RunAsync(new DayOrders(Monday, Folder), force: true);
        ForgetStore();
        Assert.Equal(["Executed"], await RunAsync(new DayOrders(Monday, Folder)));
        Assert.Equal(["1"], Query("select order_id from orders"));
        Assert.Equal(["UpToDate"], await RunAsync(new DayOrders(Monday, Folder)));
    }

    [ServerFact]
    public async Task Rows_are_updated_by_their_key_and_the_last_of_one_key_counts()
    {
        Write(Monday, "1,Ada,10", "2,Bob,7", "3,Ada,11");
        Write(Tuesday, "4,Ada,5", "5,Cy,1");
        await RunAsync(new DayCustomers(Monday, Folder));
        Assert.Equal(["Ada|11", "Bob|7"], Query("select customer, last from customers order by customer"));
        await RunAsync(new DayCustomers(Tuesday, Folder));
        Assert.Equal(["Ada|5", "Bob|7", "Cy|1"], Query("select customer, last from customers order by customer"));
        await RunAsync(new DayCustomers(Tuesday, Folder), force: true);
        Assert.Equal(["Ada|5", "Bob|7", "Cy|1"], Query("select customer, last from customers order by customer"));
    }

    [ServerFact]
    public async Task Several_tables_of_a_task_become_visible_together()
    {
        Write(Monday, "1,Ada,10");
        Assert.Equal(["Executed"], await RunAsync(new DayBoth(Monday, Folder)));
        Assert.Equal(["1|Ada"], Query("select order_id, customer from orders"));
        Assert.Equal(["Ada|10"], Query("select customer, last from customers"));
        Assert.Equal(["UpToDate"], await RunAsync(new DayBoth(Monday, Folder)));
    }

    [ServerFact]
    public async Task Who_replaces_the_partition_of_another_task_makes_that_one_incomplete()
    {
        Write(Monday, "1,Ada,10");
        await RunAsync(new DayOrders(Monday, Folder));
        await RunAsync(new DayBoth(Monday, Folder));
        Assert.Equal(["missing: no marker in the target default"], await PlanAsync(new DayOrders(Monday, Folder)));
        Assert.Empty(await PlanAsync(new DayBoth(Monday, Folder)));
    }

    [ServerFact]
    public async Task Partitions_are_told_apart_whatever_their_values_hold_and_are_one_in_whatever_order_they_are_declared()
    {
        Pair[] pairs = [new("x, second=y", "z"), new("x", "y, second=z"), new("x\\", "y"), new("x\\, second=y", "z")];
        await RunAsync(pairs);
        Assert.All(await RunAsync(pairs), static state => Assert.Equal("UpToDate", state));
        Assert.Equal(["4"], Query("select count(*) from pairs"));
        await RunAsync(new PairToo("x", "y, second=z"));
        Assert.Equal(["UpToDate", "Executed (missing: no marker in the target default)", "UpToDate", "UpToDate"], await RunAsync(pairs));
        Assert.Equal(["4"], Query("select count(*) from pairs"));
    }

    [ServerFact]
    public async Task Sql_of_its_own_is_in_the_transaction_of_the_marker()
    {
        Write(Monday, "1,Ada,10");
        Assert.Equal(["Executed"], await RunAsync(new DayTotal(Monday, Folder)));
        Assert.Equal(["2026-01-05|1"], Query("select day, orders from totals"));
        Assert.Equal(["UpToDate"], await RunAsync(new DayTotal(Monday, Folder)));
        Write(Monday, "fail", "x", "y");
        Assert.Equal(["Failed (input changed: FileSource): The line says so."], await RunAsync(new DayTotal(Monday, Folder)));
        Assert.Equal(["2026-01-05|1"], Query("select day, orders from totals"));
    }

    [ServerFact]
    public async Task A_task_that_fails_leaves_the_rows_as_they_were()
    {
        Write(Monday, "1,Ada,10");
        await RunAsync(new DayOrders(Monday, Folder));
        Write(Monday, "2,Bob,7", "fail");
        Assert.Equal(["Failed (input changed: FileSource): The line says so."], await RunAsync(new DayOrders(Monday, Folder)));
        Assert.Equal(["1|Ada"], Query("select order_id, customer from orders"));
    }

    [ServerFact]
    public async Task A_row_of_another_partition_is_refused()
    {
        Write(Monday, "1,Ada,10", "2,Bob,7,elsewhere");
        var line = Assert.Single(await RunAsync(new DayOrders(Monday, Folder)));
        Assert.Contains("table 'orders' of the target 'default', row 2, column 'day': it is not 2026-01-05", line, StringComparison.Ordinal);
        Assert.Empty(Query("select order_id from orders"));
    }

    [ServerFact]
    public async Task Verification_hashes_the_rows_and_writes_nothing()
    {
        Write(Monday, "1,Ada,10");
        await RunAsync(new DayOrders(Monday, Folder), new DayTotal(Monday, Folder));
        await using var pipeline = Open();
        Execute("update orders set customer = 'Zoe'");
        var verified = await pipeline.VerifyAsync([new DayOrders(Monday, Folder), new DayTotal(Monday, Folder)]);
        Assert.Equal(
            ["DayOrders: Same ", "DayTotal: NotVerified it writes SQL of its own to a target, which cannot be done without being done"],
            verified.Tasks.Select(t => $"{t.Task.GetType().Name}: {t.State} {t.Because}").Order(StringComparer.Ordinal));
        Assert.Equal(["Zoe"], Query("select customer from orders"));
    }

    [ServerFact]
    public async Task A_remembered_proof_asks_for_the_markers()
    {
        Write(Monday, "1,Ada,10");
        var target = OpenTarget();
        await using var pipeline = Pipeline.Open(Store, new PipelineOptions { Targets = [target], ProofFrom = 1 });
        ITask[] tasks = [new DayOrders(Monday, Folder), new DayCount(Monday, Folder)];
        await pipeline.RunAsync(tasks);
        Assert.True((await pipeline.RunAsync(tasks)).IsProven);
        Execute("delete from refrain_markers");
        var report = await pipeline.RunAsync(tasks);
        Assert.False(report.IsProven);
        Assert.Equal(TaskState.Executed, report.Tasks.Single(t => t.Task is DayOrders).State);
        Assert.True((await pipeline.RunAsync(tasks)).IsProven);
    }

    [ServerFact]
    public async Task A_target_that_the_pipeline_does_not_have_fails_the_task_and_says_so()
    {
        Write(Monday, "1,Ada,10");
        await using var pipeline = Pipeline.Open(Store);
        var report = await pipeline.RunAsync([new DayOrders(Monday, Folder)]);
        Assert.Contains("which the pipeline does not have. Give it one of that name: PipelineOptions.Targets.", report.Tasks.Single().Error!.Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Many_tasks_that_make_one_table_at_once_are_fine()
    {
        DayOrders[] days = [.. Enumerable.Range(0, 16).Select(i => new DayOrders(Monday.AddDays(i), Folder))];
        foreach (var day in days)
            Write(day.Day, string.Create(CultureInfo.InvariantCulture, $"{day.Day.DayNumber},Ada,1"));
        await using var pipeline = Open();
        var report = await pipeline.RunAsync(days, new RunOptions { Workers = 8 });
        Assert.All(report.Tasks, t => Assert.Equal((TaskState.Executed, null), (t.State, t.Error)));
        Assert.Equal(["16"], Query("select count(*) from orders"));
    }

    /// <summary>Forgets the store: tasks that were made are not known any more.</summary>
    protected void ForgetStore() => _store = null;

    protected Pipeline Open(SqlTarget? target = null) => Pipeline.Open(Store, new PipelineOptions { Targets = [target ?? OpenTarget()] });

    private ArtifactStore Store => _store ??= new ArtifactStore(new MemoryCatalog(), new MemoryBlobStore(), Path.Combine(Folder, "scratch"));

    protected void Write(DateOnly day, params string[] lines) => File.WriteAllLines(Path.Combine(Folder, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), lines);

    protected async Task<RunReport> ReportAsync(params ITask[] tasks)
    {
        await using var pipeline = Open();
        return await pipeline.RunAsync(tasks);
    }

    protected Task<IReadOnlyList<string>> RunAsync(params ITask[] tasks) => RunAsync(OpenTarget(), force: false, tasks);

    protected Task<IReadOnlyList<string>> RunAsync(ITask task, bool force) => RunAsync(OpenTarget(), force, task);

    /// <summary>Runs tasks, and says what came of each of them.</summary>
    protected async Task<IReadOnlyList<string>> RunAsync(SqlTarget target, bool force, params ITask[] tasks)
    {
        await using var pipeline = Open(target);
        var report = await pipeline.RunAsync(tasks, new RunOptions { Force = force });
        return [.. tasks.Select(task => report.Tasks.Single(t => t.Task.Equals(task))).Select(t => t.State + (t.Reason is { } reason ? Shown(reason) : "") + (t.Error is null ? "" : ": " + t.Error.Message))];
    }

    protected async Task<IReadOnlyList<string>> PlanAsync(ITask task)
    {
        await using var pipeline = Open();
        var plan = await pipeline.PlanAsync([task]);
        Assert.Empty(plan.Failures);
        return [.. plan.Tasks.Where(t => t.Action == PlannedAction.Run).Select(t => t.Reason!.Value.ToString())];
    }

    private static string Shown(Reason reason)
    {
        var text = reason.ToString();
        return text switch
        {
            "missing" or "forced" => text == "missing" ? "" : $" ({text})",
            _ => $" ({(text.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? text[..at] : text)})",
        };
    }
}
