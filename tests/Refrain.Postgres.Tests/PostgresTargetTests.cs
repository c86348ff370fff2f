using System.Globalization;
using Npgsql;
using Refrain.Conformance.Targets;
using Refrain.Stores;
using Refrain.Targets;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

[NeedsServer(typeof(PostgresServer))]
public sealed class PostgresTargetTests : SqlTargetConformance
{
    private NpgsqlDataSource? _source;

    private NpgsqlDataSource Source => _source ??= NpgsqlDataSource.Create(PostgresServer.Shared.ConnectionString(PostgresServer.Shared.CreateDatabase()));

    public override void Dispose()
    {
        _source?.Dispose();
        base.Dispose();
    }

    /// <summary>Another program may hold for long what a task waits for.</summary>
    [ServerTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_task_that_waits_for_another_program_can_be_cancelled(bool isUpsert)
    {
        Write(Monday, "1,Ada,10");
        ITask task = isUpsert ? new DayCustomers(Monday, Folder) : new DayOrders(Monday, Folder);
        await RunAsync(task);
        await using var other = await Source.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var hold = other.CreateCommand();
        hold.CommandText = isUpsert ? "update customers set last = last" : "select pg_advisory_xact_lock(hashtextextended('refrain: replace orders: day=2026-01-05', 0))";
        await hold.ExecuteNonQueryAsync();
        using var cancelling = new CancellationTokenSource();
        await using var pipeline = Open();
        var run = pipeline.RunAsync([task], new RunOptions { Force = true, CancellationGrace = TimeSpan.FromMinutes(5) }, cancelling.Token);
        while (Query("select 1 from pg_locks where not granted").Count == 0)
            await Task.Delay(20);
        await cancelling.CancelAsync();
        var report = await run.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((RunState.Cancelled, TaskState.Skipped), (report.State, report.Tasks.Single(t => t.Task.Equals(task)).State));
    }

    /// <summary>The server looks at a unique index for each row that comes in, and waits for whoever has put one there.</summary>
    [ServerTheory]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task A_task_whose_rows_wait_for_those_of_another_program_can_be_cancelled(int rows)
    {
        Write(Monday, "1,Ada,10");
        ITask task = new DayOrders(Monday, Folder);
        await RunAsync(task);
        Execute("create unique index once on orders (order_id)");
        Write(Monday, [.. Enumerable.Range(7, rows).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{i},Ada,10"))]);
        await using var other = await Source.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var hold = other.CreateCommand();
        hold.CommandText = "insert into orders (order_id, day, customer, amount) values (7, '2026-01-06', 'Ada', 1)";
        await hold.ExecuteNonQueryAsync();
        using var cancelling = new CancellationTokenSource();
        await using var pipeline = Open();
        var run = pipeline.RunAsync([task], new RunOptions { CancellationGrace = TimeSpan.FromMinutes(5) }, cancelling.Token);
        while (Query("select 1 from pg_locks where not granted").Count == 0)
            await Task.Delay(20);
        await cancelling.CancelAsync();
        var report = await run.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal((RunState.Cancelled, TaskState.Skipped), (report.State, report.Tasks.Single(t => t.Task.Equals(task)).State));
        Assert.Empty(Query("select 1 from pg_locks where not granted"));
        await transaction.RollbackAsync();
        Assert.Equal(["1"], Query("select order_id::text from orders"));
    }

    /// <summary>The server is told whatever the pool has left, and of all tasks at once.</summary>
    [ServerFact]
    public async Task Tasks_that_have_all_connections_can_be_cancelled()
    {
        Write(Monday, "1,Ada,10");
        Write(Tuesday, "2,Ada,10");
        ITask[] tasks = [new DayOrders(Monday, Folder), new DayOrders(Tuesday, Folder)];
        await RunAsync(tasks);
        Execute("create unique index once on orders (order_id)");
        Write(Monday, "7,Ada,10");
        Write(Tuesday, "8,Ada,10");
        await using var other = await Source.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var hold = other.CreateCommand();
        hold.CommandText = "insert into orders (order_id, day, customer, amount) values (7, '2026-01-07', 'Ada', 1), (8, '2026-01-07', 'Ada', 1)";
        await hold.ExecuteNonQueryAsync();
        await using var few = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgresServer.Shared.ConnectionString(other.Database)) { MaxPoolSize = tasks.Length });
        using var cancelling = new CancellationTokenSource();
        await using var pipeline = Open(new PostgresTarget(few));
        var run = pipeline.RunAsync(tasks, new RunOptions { Workers = tasks.Length, CancellationGrace = TimeSpan.FromMinutes(5) }, cancelling.Token);
        while (Query("select 1 from pg_locks where not granted").Count < tasks.Length)
            await Task.Delay(20);
        await cancelling.CancelAsync();
        Assert.Equal(RunState.Cancelled, (await run.WaitAsync(TimeSpan.FromSeconds(10))).State);
        Assert.Empty(Query("select 1 from pg_locks where not granted"));
    }

    [ServerFact]
    public async Task What_was_cancelled_before_waits_for_no_lock()
    {
        await using var other = await Source.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var hold = other.CreateCommand();
        hold.CommandText = "select pg_advisory_xact_lock(hashtextextended('refrain: replace orders', 0))";
        await hold.ExecuteNonQueryAsync();
        SqlTarget target = OpenTarget();
        await using var connection = await Source.OpenConnectionAsync();
        await using var writing = await connection.BeginTransactionAsync();
        var locking = Task.Run(() => target.Lock(connection, writing, "replace orders", new CancellationToken(canceled: true)));
        try
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => locking.WaitAsync(TimeSpan.FromSeconds(10)));
        }
        finally
        {
            await transaction.RollbackAsync();
        }
    }

    protected override SqlTarget OpenTarget() => new PostgresTarget(Source);

    protected override IReadOnlyList<string> Query(string sql)
    {
        using var command = Source.CreateCommand(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    protected override bool Exists(string table) => Query($"select 1 from pg_class where relname = '{table}'").Count > 0;

    protected override string TypeOf(SqlType type) => PostgresTypes.Of(type);

    protected override IReadOnlyList<string> ReadWide()
    {
        using var command = Source.CreateCommand("select * from wide order by id");
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.IsDBNull(i) ? null : reader.GetDataTypeName(i) switch
            {
                "date" => reader.GetFieldValue<DateOnly>(i),
                "time without time zone" => reader.GetFieldValue<TimeOnly>(i),
                "timestamp with time zone" => reader.GetFieldValue<DateTimeOffset>(i),
                _ => reader.GetValue(i),
            }))));
        }

        return rows;
    }

    protected override void Execute(string sql)
    {
        using var command = Source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
