using System.Diagnostics;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.EndToEnd.Tests;

/// <summary>The sample with a broker, a database and three workers, by the script that starts and stops them, as a user runs it.</summary>
[NeedsServer(typeof(PostgresServer))]
[NeedsServer(typeof(RabbitServer))]
public sealed class DistributedTests
{
    private static readonly string s_sample = RepositoryFolder.File("samples", "Distributed");

    [ServerFact]
    public async Task Three_workers_rank_the_users_as_one_process_does_and_the_second_run_finds_all_of_it_done()
    {
        using var folder = new TempFolder();
        // Root gives the database to another user, who has to get there.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        string[] arguments = SharedData.Missing is null
            ? ["TopUsers", "--posts", SharedData.File("ldbc-snb", "post.csv"), "--likes", SharedData.File("ldbc-snb", "person_likes_post.csv")]
            : ["TopUsers"];
        var alone = await RunAsync(folder, "dotnet", [Program, "run", .. arguments, "--store", folder["alone"]]);

        var first = await RunAsync(folder, "bash", [Path.Combine(s_sample, "run.sh"), .. arguments]);
        Assert.Contains("17 executed, 0 up to date", first, StringComparison.Ordinal);
        Assert.Equal(TableOf(alone), TableOf(first));
        Assert.Equal(10, TableOf(first).Count);
        Assert.Equal(3, Directory.GetFiles(folder["kept"], "worker*.log").Length);
        Assert.False(File.Exists(folder["kept/database/data/postmaster.pid"]), "The script left the database running.");

        Assert.Contains("0 executed, 17 up to date", await RunAsync(folder, "bash", [Path.Combine(s_sample, "run.sh"), .. arguments]), StringComparison.Ordinal);
    }

    // Built in the same configuration as this assembly.
    private static string Program => Path.Combine(s_sample, Path.GetRelativePath(RepositoryFolder.File("tests", "Refrain.EndToEnd.Tests"), AppContext.BaseDirectory), "Distributed.dll");

    private static List<string> TableOf(string output) => [.. output.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(l.TrimStart('|', ' ')[0]))];

    private static async Task<string> RunAsync(TempFolder folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path };
        start.Environment["REFRAIN_KEEP"] = folder["kept"];
        start.Environment["REFRAIN_PROGRAM"] = Program;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
        return output + await error;
    }
}
