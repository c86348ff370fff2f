using System.Globalization;
using System.Text.Json;
using Refrain.EndToEnd.Tests;
using Refrain.Stores;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.Postgres.Tests;

/// <summary>
/// Programs that share a store with its catalog in PostgreSQL: they share the work, are killed by SIGKILL, and the server is; what comes of it are the same bytes as of an undisturbed run on a
/// store of its own, and nothing that had been committed is made again. REFRAIN_KILLS says how often, REFRAIN_SEED where to begin.
/// </summary>
[NeedsServer(typeof(PostgresServer))]
public sealed class SharedStoreTests : IDisposable
{
    private const string Program = "Refrain.KillPipeline";
    private const int Tasks = 381;

    private static readonly string[] s_run = ["run", "Everything", "--groups", "19", "--workers", "2", "--json"];

    private static readonly Dictionary<string, string> s_environment = new(StringComparer.Ordinal) { ["REFRAIN_TEST_LEASE"] = "2" };

    private static readonly Lazy<Task<Dictionary<TaskKey, (byte[] Bytes, long Run)>>> s_expected = new(ExpectedAsync);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ServerFact]
    public async Task Two_programs_share_the_work()
    {
        var store = AddressOf(PostgresServer.Shared);
        using var one = Start(store);
        using var two = Start(store);
        var results = new[] { await one.EndAsync(), await two.EndAsync() };
        Assert.All(results, r => Assert.True(r.ExitCode == 0, r.Error));
        Assert.Equal(Tasks, results.Sum(Executed));
        await CompareAsync(store, []);
        Assert.Equal(0, Executed(await EndAsync(store)));
    }

    [ServerFact]
    public async Task What_a_killed_program_had_committed_stays_and_the_rest_is_made_by_others()
    {
        var (seed, kills) = (Setting("REFRAIN_SEED", 1), Setting("REFRAIN_KILLS", 2));
        for (var kill = 0; kill < kills; kill++, seed++)
        {
            var store = AddressOf(PostgresServer.Shared);
            var random = new Random(seed);
            using var victim = Start(store, pace: "5");
            using var other = Start(store, pace: "5");
            var wanted = random.Next(1, Tasks * 2 / 3);
            while (Count(store) is var count && count < wanted && count < Tasks)
                await Task.Delay(5);
            victim.Kill();
            await victim.EndAsync();
            var before = await ArtifactsAsync(store);
            var result = await other.EndAsync();
            Assert.True(result.ExitCode == 0, $"seed {seed}: {result.Error}");
            await CompareAsync(store, before);
            Assert.Equal(0, Executed(await EndAsync(store)));
        }
    }

    [ServerFact]
    public async Task A_run_goes_on_when_the_server_was_killed_in_the_middle_of_it()
    {
        using var server = new PostgresServer();
        var store = AddressOf(server);
        using var one = Start(store, pace: "20");
        using var two = Start(store, pace: "20");
        var before = new Dictionary<TaskKey, (byte[] Bytes, long Run)>();
        foreach (var wanted in new[] { 20, 150 })
        {
            while (!one.HasEnded && !two.HasEnded && Count(store, server) < wanted)
                await Task.Delay(5);
            foreach (var program in new[] { one, two }.Where(p => p.HasEnded))
            {
                var (code, output, error) = await program.EndAsync();
                Assert.Fail($"There were not {wanted} artifacts before a program had ended with {code}: {output}{error}");
            }

            server.Kill();
            server.Start();
            foreach (var (key, artifact) in ArtifactsAsync(store).GetAwaiter().GetResult())
                before.TryAdd(key, artifact);
        }

        foreach (var result in new[] { await one.EndAsync(), await two.EndAsync() })
            Assert.True(result.ExitCode == 0, result.Error);
        await CompareAsync(store, before);
        Assert.Equal(0, Executed(await EndAsync(store)));
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static int Executed(ProcessResult result)
    {
        Assert.True(result.ExitCode == 0, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        return json.RootElement.GetProperty("counts").GetProperty("executed").GetInt32();
    }

    private static async Task<Dictionary<TaskKey, (byte[] Bytes, long Run)>> ExpectedAsync()
    {
        using var folder = new TempFolder();
        var result = await PipelineProcess.RunAsync(Program, folder.Path, [.. s_run, "--store", "store"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return await ArtifactsAsync(LocalStore.Open(folder["store"]));
    }

    /// <summary>How many artifacts there are; of a store that is just being made, none.</summary>
    private static int Count(string store, PostgresServer? server = null)
    {
        var (database, schema) = Names(store);
        var there = (server ?? PostgresServer.Shared).Execute($"SELECT count(*) FROM pg_tables WHERE schemaname = '{schema}' AND tablename = 'artifact'", database);
        return there == "0" ? 0 : int.Parse((server ?? PostgresServer.Shared).Execute($"SELECT count(*) FROM {schema}.artifact", database), CultureInfo.InvariantCulture);
    }

    private static (string Database, string Schema) Names(string store)
    {
        var uri = new Uri(store);
        return (uri.AbsolutePath[1..], uri.Query.Split('&')[0]["?schema=".Length..]);
    }

    private static Task<Dictionary<TaskKey, (byte[] Bytes, long Run)>> ArtifactsAsync(string store) => ArtifactsAsync(PostgresStore.Open(store));

    /// <summary>All artifacts of a store, read to their ends and so verified.</summary>
    private static async Task<Dictionary<TaskKey, (byte[] Bytes, long Run)>> ArtifactsAsync(ArtifactStore opened)
    {
        await using var store = opened;
        var artifacts = new Dictionary<TaskKey, (byte[], long)>();
        var keys = new List<TaskKey>();
        await foreach (var entry in store.Catalog.ListAsync())
            keys.Add(entry.Key);
        foreach (var entry in (await store.Catalog.FindAsync(keys, withBytes: true)).Values)
        {
            await using var stream = store.OpenRead(entry);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            artifacts.Add(entry.Key, (bytes.ToArray(), entry.Run));
        }

        return artifacts;
    }

    private static async Task CompareAsync(string store, Dictionary<TaskKey, (byte[] Bytes, long Run)> before)
    {
        var expected = await s_expected.Value;
        Assert.Equal(Tasks, expected.Count);
        var after = await ArtifactsAsync(store);
        Assert.Equal(expected.Keys.Order(), after.Keys.Order());
        foreach (var (key, artifact) in after)
        {
            Assert.True(expected[key].Bytes.AsSpan().SequenceEqual(artifact.Bytes), $"the bytes of {key} differ");
            Assert.True(!before.TryGetValue(key, out var old) || old.Run == artifact.Run, $"{key} had been committed and was made again");
        }
    }

    private string AddressOf(PostgresServer server)
    {
        var database = server.CreateDatabase();
        return string.Create(CultureInfo.InvariantCulture, $"postgres://{PostgresServer.User}@127.0.0.1:{server.Port}/{database}?schema=shared&folder={_folder[database]}");
    }

    /// <param name="pace">How many milliseconds a part takes at least: a program that is to be disturbed must not have ended before anyone has looked.</param>
    private PipelineProcess Start(string store, string pace = "0") => PipelineProcess.Start(Program, _folder.Path, [.. s_run, "--store", store], new Dictionary<string, string>(s_environment) { ["REFRAIN_TEST_PACE"] = pace });

    private async Task<ProcessResult> EndAsync(string store)
    {
        using var process = Start(store);
        return await process.EndAsync();
    }
}
