using Refrain.Generated;
using Refrain.Targets;
using Refrain.Testing.Servers;

namespace Refrain.Conformance.Targets;

// What dies, and who comes too late.
public abstract partial class SqlTargetConformance
{
    [ServerFact]
    public async Task Whatever_step_it_dies_before_the_old_rows_or_the_new_ones_are_there()
    {
        string[] before = ["1,Ada,10", "2,Bob,7"];
        string[] after = ["2,Bob,8", "3,Cy,9"];
        var task = new DayBoth(Monday, Folder);
        for (var at = 0; ; at++)
        {
            Execute("drop table if exists refrain_places");
            Write(Monday, before);
            if (await DieAsync(task, at))
                Assert.True(Tables() is "" or "orders: 0 customers: 0" or "orders: 0", $"Before step {at} of the first run: {Tables()}");
            Assert.Equal(["UpToDate"], await EndedAsync(task));
            Assert.Equal("orders: 1 Ada, 2 Bob customers: Ada 10, Bob 7", Tables());

            Write(Monday, after);
            var died = await DieAsync(task, at);
            Assert.Equal(died ? "orders: 1 Ada, 2 Bob customers: Ada 10, Bob 7" : "orders: 2 Bob, 3 Cy customers: Ada 10, Bob 8, Cy 9", Tables());
            Assert.Equal(["UpToDate"], await EndedAsync(task));
            Assert.Equal("orders: 2 Bob, 3 Cy customers: Ada 10, Bob 8, Cy 9", Tables());
            if (!died)
            {
                Assert.True(at > 8, $"There are only {at} steps.");
                return;
            }

            Execute("drop table orders");
            Execute("drop table customers");
            Execute("drop table refrain_markers");
            ForgetStore();
        }
    }

    [ServerFact]
    public async Task A_claim_that_was_lost_does_not_replace_what_its_successor_has_written()
    {
        var target = OpenTarget();
        var task = new DayOrders(Monday, Folder);
        await using var lost = (SqlAttempt)await target.BeginAsync(new TargetClaim(task, 5, 1));
        await using (var successor = (SqlAttempt)await target.BeginAsync(new TargetClaim(task, 6, 1)))
        {
            Replace(successor, "new");
            await successor.CommitAsync(ContentHash.Of("new"));
        }

        Replace(lost, "old");
        var refused = await Assert.ThrowsAsync<ClaimLostException>(async () => await lost.CommitAsync(ContentHash.Of("old")));
        Assert.Contains("by a later claim since this one began", refused.Message, StringComparison.Ordinal);
        await lost.DisposeAsync();
        Assert.Equal(["new"], Query("select customer from orders"));
        Assert.Equal(ContentHash.Of("new"), (await target.FindAsync([((ITask)task).Key]))[((ITask)task).Key]);
    }

    [ServerFact]
    public async Task A_successor_and_another_store_replace_what_is_there()
    {
        var target = OpenTarget();
        var task = new DayOrders(Monday, Folder);
        await using (var lost = (SqlAttempt)await target.BeginAsync(new TargetClaim(task, 5, 1)))
        {
            await using var successor = (SqlAttempt)await target.BeginAsync(new TargetClaim(task, 6, 1));
            Replace(lost, "old");
            await lost.CommitAsync(ContentHash.Of("old"));
            Replace(successor, "new");
            await successor.CommitAsync(ContentHash.Of("new"));
        }

        Assert.Equal(["new"], Query("select customer from orders"));

        // A store that was begun anew numbers its runs from 1.
        await using (var fresh = (SqlAttempt)await target.BeginAsync(new TargetClaim(task, 1, 1)))
        {
            Replace(fresh, "fresh");
            await fresh.CommitAsync(ContentHash.Of("fresh"));
        }

        Assert.Equal(["fresh"], Query("select customer from orders"));
    }

    [ServerFact]
    public async Task A_run_that_has_lost_a_claim_looks_again()
    {
        Write(Monday, "1,Ada,10");
        var task = new DayOrders(Monday, Folder);
        var target = OpenTarget();
        var other = OpenTarget();
        var isOvertaken = false;
        target.Reaching = step =>
        {
            if (step != "begin" || isOvertaken)
                return;
            isOvertaken = true;
            Overtake(other, task);
        };
        Assert.Equal(["Executed"], await RunAsync(target, force: false, task));
        Assert.True(isOvertaken);
        Assert.Equal(["Ada"], Query("select customer from orders"));
        Assert.Equal(["UpToDate"], await RunAsync(task));
    }

    [ServerFact]
    public async Task What_has_not_been_written_or_was_ended_by_the_task_is_not_committed()
    {
        var target = OpenTarget();
        await using var attempt = (SqlAttempt)await target.BeginAsync(new TargetClaim(new DayOrders(Monday, Folder), 1, 1));
        attempt.Partition<OrderRow, Refrain_Conformance_Targets_OrderRowSqlRow>(new SqlTable("orders", isWhole: true));
        Assert.Contains("was not written", Assert.Throws<InvalidOperationException>(attempt.Receipts).Message, StringComparison.Ordinal);

        await using var free = (SqlAttempt)await target.BeginAsync(new TargetClaim(new DayTotal(Monday, Folder), 1, 1));
        free.Scope().Transaction.Commit();
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(async () => await free.CommitAsync(ContentHash.Of("x")));
        Assert.Contains("has ended the transaction", ended.Message, StringComparison.Ordinal);
    }

    private static void Replace(SqlAttempt attempt, string customer)
    {
        attempt.Partition<OrderRow, Refrain_Conformance_Targets_OrderRowSqlRow>(new SqlTable("orders", isWhole: false).Where("day", Monday)).Replace([new(1, Monday, customer, 1)]);
        Assert.Equal(1, attempt.Receipts()[0].Rows);
    }

    /// <summary>Runs the task once more, which makes it complete, and once more, which should do nothing.</summary>
    private async Task<IReadOnlyList<string>> EndedAsync(ITask task)
    {
        await RunAsync(task);
        return await RunAsync(task);
    }

    /// <summary>Runs the task, and has it die before a step.</summary>
    /// <returns>Whether it did: not if there are fewer steps.</returns>
    private async Task<bool> DieAsync(ITask task, int step)
    {
        var target = OpenTarget();
        var steps = 0;
        target.Reaching = what =>
        {
            if (steps++ >= step)
                throw new InvalidProgramException($"Died before {what}.");
        };
        var line = Assert.Single(await RunAsync(target, force: false, task));
        var isDead = steps > step;
        Assert.Equal(isDead, line.Contains("Died before", StringComparison.Ordinal));
        return isDead;
    }

    private string Tables()
    {
        var text = "";
        foreach (var (table, columns) in new[] { ("orders", "order_id, customer"), ("customers", "customer, last") })
        {
            if (!Exists(table))
                continue;
            var rows = Query($"select {columns} from {table} order by 1");
            text += (text.Length == 0 ? "" : " ") + table + ": " + (rows.Count == 0 ? "0" : string.Join(", ", rows.Select(r => r.Replace('|', ' '))));
        }

        return text;
    }

    /// <summary>Whether there is a table.</summary>
    protected abstract bool Exists(string table);

    /// <summary>Writes as another run that has taken the first one for dead. Databases are written without waiting.</summary>
    private static void Overtake(SqlTarget target, ITask task)
    {
        var attempt = (SqlAttempt)target.BeginAsync(new TargetClaim(task, 1_000_000, 1)).AsTask().GetAwaiter().GetResult();
        Replace(attempt, "overtaking");
        attempt.CommitAsync(ContentHash.Of("overtaking")).AsTask().GetAwaiter().GetResult();
        attempt.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
