using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Refrain.EndToEnd.Tests;
using Refrain.Testing;
using Refrain.Testing.Servers;
using Xunit.Abstractions;

namespace Refrain.RabbitMQ.Tests;

/// <summary>A broker, a database, a folder of blobs, and programs that work there: drivers and workers are processes of their own, as they would be on many machines.</summary>
internal sealed class Site : IDisposable
{
    public const string Program = "Refrain.KillPipeline";

    private readonly TempFolder _folder = new();
    private readonly List<PipelineProcess> _processes = [];
    private readonly string _database = PostgresServer.Shared.CreateDatabase();

    public Site(RabbitServer? rabbit = null)
    {
        Rabbit = rabbit ?? RabbitServer.Shared;
        Host = Rabbit.CreateHost();
    }

    public RabbitServer Rabbit { get; }

    public string Host { get; }

    public string Broker => Rabbit.Address(Host);

    public string Folder => _folder.Path;

    public string Store => StoreAt(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{PostgresServer.Shared.Port}"));

    /// <summary>Which build of the program is started.</summary>
    public string Build { get; set; } = Program;

    /// <summary>In seconds.</summary>
    public string Lease { get; init; } = "3";

    /// <summary>Variables of the programs' environment, beside the lease.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public PipelineProcess Worker(params IEnumerable<string> options) => Start(["worker", "--broker", Broker, "--store", Store, .. options]);

    public PipelineProcess Driver(params IEnumerable<string> task) => Start(["run", .. task, "--broker", Broker, "--store", Store, "--json"]);

    public PipelineProcess Start(IEnumerable<string> arguments) => Start(arguments, _folder.Path, []);

    /// <summary>Starts the program on another machine, as far as its network goes, and in a folder of its own.</summary>
    public PipelineProcess StartThere(NetworkNamespace there, string folder, params IEnumerable<string> arguments) => Start(
        [.. arguments, "--broker", $"amqp://guest:guest@{there.Forward(Rabbit.Port)}/{Host}", "--store", StoreAt(there.Forward(PostgresServer.Shared.Port))],
        Directory.CreateDirectory(Path.Combine(_folder.Path, folder)).FullName,
        there.Within);

    private PipelineProcess Start(IEnumerable<string> arguments, string folder, IReadOnlyList<string> within)
    {
        var process = PipelineProcess.Start(Build, folder, arguments, new Dictionary<string, string>(Environment) { ["REFRAIN_TEST_LEASE"] = Lease }, within);
        _processes.Add(process);
        return process;
    }

    /// <summary>The address of the store by a server's address and port; any password will do.</summary>
    public string StoreAt(string server, string password = "") => $"postgres://{PostgresServer.User}{(password.Length > 0 ? ":" + password : "")}@{server}/{_database}?folder={Path.Combine(_folder.Path, "store")}";

    /// <summary>What a run on one machine makes.</summary>
    public async Task<string[]> LocallyAsync(params IEnumerable<string> task)
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "go"), "");
        var result = await PipelineProcess.RunAsync(Program, folder.Path, ["run", .. task, "--store", "store", "--json"]);
        return Made(result, "executed");
    }

    /// <summary>What the artifacts of tasks are now: nothing is to be done by this run.</summary>
    public async Task<string[]> StoredAsync(params IEnumerable<string> task)
    {
        var driver = Start(["run", .. task, "--store", Store, "--json", "--recheck"]);
        return Made(await driver.EndAsync(), "upToDate");
    }

    /// <summary>The tasks that are in a state, by key, with the version of what they made.</summary>
    public static string[] Made(ProcessResult result, params string[] states)
    {
        Assert.True(result.ExitCode == 0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        return
        [
            .. json.RootElement.GetProperty("tasks").EnumerateArray().Where(t => states.Contains(t.GetProperty("state").GetString()))
                .Select(t => $"{t.GetProperty("key")} {t.GetProperty("outputVersion")}").Order(StringComparer.Ordinal),
        ];
    }

    public static (int Executed, int UpToDate, int Failed) Counts(ProcessResult result)
    {
        using var json = JsonDocument.Parse(result.Output);
        var counts = json.RootElement.GetProperty("counts");
        return (counts.GetProperty("executed").GetInt32(), counts.GetProperty("upToDate").GetInt32(), counts.GetProperty("failed").GetInt32());
    }

    /// <summary>Runs SQL on the catalog, and gives what it prints.</summary>
    public string Query(string sql) => PostgresServer.Shared.Execute(sql, _database);

    /// <summary>How many artifacts the catalog has, which may not be there yet.</summary>
    public int Artifacts => Query("SELECT to_regclass('refrain.artifact') IS NULL") == "t" ? 0 : int.Parse(Query("SELECT count(*) FROM refrain.artifact"), CultureInfo.InvariantCulture);

    /// <summary>How often anything was committed: a second time for a task counts, too.</summary>
    public int Commits => int.Parse(Query("SELECT epoch FROM refrain.counter"), CultureInfo.InvariantCulture);

    /// <summary>Tells a worker to stop, which takes no more than what it has begun.</summary>
    public static async Task StopAsync(PipelineProcess worker)
    {
        using (var stop = Process.Start("kill", ["-TERM", worker.Id.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        var ended = await worker.EndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(ended.ExitCode == 0, ended.Error);
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        for (var look = 0; !condition(); look++)
        {
            Assert.True(look < 1_500, "It does not come to that.");
            await Task.Delay(50);
        }
    }

    /// <summary>Tells what its programs have printed to standard error, for whoever looks at a test that failed.</summary>
    public void Tell(ITestOutputHelper output)
    {
        foreach (var process in _processes)
            output.WriteLine($"--- {process.Id}{(process.HasEnded ? ", which has ended" : "")}\n{process.ErrorSoFar}");
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            if (!process.HasEnded)
                process.Kill();
            process.Dispose();
        }

        _folder.Dispose();
    }
}
