using Npgsql;
using Refrain.Conformance.Targets;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>The server is killed by SIGKILL before steps of a replacement, started again, and the task run again.</summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class PostgresTargetDeathTests
{
    [ServerFact]
    public async Task Before_whatever_step_the_server_dies_the_old_rows_are_there_whole_and_then_the_new_ones()
    {
        using var folder = new TempFolder();
        using var server = new PostgresServer();
        var database = server.CreateDatabase();
        var task = new DayOrders(new DateOnly(2026, 1, 5), folder.Path);
        await File.WriteAllTextAsync(folder["2026-01-05"], "1,old,1\n2,old,1\n");
        Assert.Equal(TaskState.Executed, await RunAsync(-1));
        var deaths = 0;
        for (var step = 0; ; step++)
        {
            await File.WriteAllTextAsync(folder["2026-01-05"], $"1,new {step},1\n3,new {step},1\n");
            var before = server.Execute("select string_agg(order_id || customer, ',' order by order_id) from orders", database);
            var state = await RunAsync(step);
            if (state == TaskState.Executed)
                break;
            deaths++;
            server.Start();
            Assert.Equal(before, server.Execute("select string_agg(order_id || customer, ',' order by order_id) from orders", database));
            Assert.Equal(TaskState.Executed, await RunAsync(-1));
            Assert.Equal($"1new {step},3new {step}", server.Execute("select string_agg(order_id || customer, ',' order by order_id) from orders", database));
            Assert.Equal(TaskState.UpToDate, await RunAsync(-1));
        }

        Assert.True(deaths >= 6, $"The server died {deaths} times.");

        async Task<TaskState> RunAsync(int step)
        {
            await using var source = NpgsqlDataSource.Create(server.ConnectionString(database) + ";Pooling=false");
            var left = step;
            var target = new PostgresTarget(source)
            {
                Reaching = _ =>
                {
                    if (left-- == 0)
                        server.Kill();
                },
            };
            await using var pipeline = Pipeline.Open(folder["store"], new PipelineOptions { Targets = [target] });
            return (await pipeline.RunAsync([task])).Tasks.Single(t => t.Task.Equals(task)).State;
        }
    }
}
