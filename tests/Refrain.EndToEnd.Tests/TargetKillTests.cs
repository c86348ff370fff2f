using System.Globalization;
using Microsoft.Data.Sqlite;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>A program that replaces a table, a file or a folder is killed by SIGKILL before each step that it takes in the target, and run again.</summary>
public sealed class TargetKillTests
{
    private const string Program = "Refrain.KillPipeline";

    [Fact]
    public async Task Before_whatever_step_it_is_killed_the_old_rows_are_there_whole_and_then_the_new_ones()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["generation"], "0");
        Assert.Equal(0, (await RunAsync(folder.Path, null)).ExitCode);
        for (var step = 0; ; step++)
        {
            await File.WriteAllTextAsync(folder["generation"], (step + 1).ToString(CultureInfo.InvariantCulture));
            var killed = await RunAsync(folder.Path, step);
            Assert.Equal($"20000 rows of {(killed.ExitCode == 0 ? step + 1 : step)}", Rows(folder["numbers.db"]));
            var again = await RunAsync(folder.Path, null);
            Assert.True(again.ExitCode == 0, again.Error);
            Assert.Equal($"20000 rows of {step + 1}", Rows(folder["numbers.db"]));
            if (killed.ExitCode == 0)
            {
                Assert.True(step > 8, $"There are only {step} steps.");
                return;
            }

            Assert.Equal(128 + 9, killed.ExitCode);
        }
    }

    [Theory]
    [InlineData("PlacedCopy", 10)]
    [InlineData("PlacedHalves", 15)]
    public async Task Before_whatever_step_it_is_killed_the_old_files_are_there_whole_and_then_the_new_ones(string task, int least)
    {
        using var folder = new TempFolder();
        byte[] old = [.. Enumerable.Repeat((byte)1, 200_000)];
        await File.WriteAllBytesAsync(folder["input.txt"], old);
        Assert.Equal(0, (await RunAsync(folder.Path, null, task)).ExitCode);
        for (var step = 0; ; step++)
        {
            byte[] now = [.. Enumerable.Repeat((byte)(step + 2), 200_000)];
            await File.WriteAllBytesAsync(folder["input.txt"], now);
            var killed = await RunAsync(folder.Path, step, task);
            PlacedResults.Of(folder.Path, old, now, $"step {step}");
            var again = await RunAsync(folder.Path, null, task);
            Assert.True(again.ExitCode == 0, again.Error);
            Assert.Equal("new", PlacedResults.Of(folder.Path, old, now, $"after step {step}"));
            PlacedResults.AssertClean(folder.Path);
            if (killed.ExitCode == 0)
            {
                Assert.True(step > least, $"There are only {step} steps.");
                return;
            }

            Assert.Equal(128 + 9, killed.ExitCode);
            old = now;
        }
    }

    private static async Task<ProcessResult> RunAsync(string folder, int? step, string task = "Numbers")
    {
        var environment = step is null ? null : new Dictionary<string, string> { ["REFRAIN_TEST_STEP"] = step.Value.ToString(CultureInfo.InvariantCulture) };
        using var process = PipelineProcess.Start(Program, folder, ["run", task, "--store", "store"], environment);
        return await process.EndAsync();
    }

    private static string Rows(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(distinct number) || ' rows of ' || group_concat(distinct generation) from numbers having count(*) = count(distinct number)";
        return (string)command.ExecuteScalar()!;
    }
}
