using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.EndToEnd.Tests;

/// <summary>
/// A run of 2,001 tasks is killed by SIGKILL at a random moment and run again. REFRAIN_KILLS says how often, REFRAIN_SEED where to begin.
/// </summary>
public sealed class KillTests
{
    private const string Program = "Refrain.KillPipeline";

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    [Fact]
    public async Task A_killed_run_goes_on_where_it_was_and_ends_with_the_same_bytes()
    {
        using var undisturbed = new TempFolder();
        var clock = Stopwatch.StartNew();
        var result = await PipelineProcess.RunAsync(Program, undisturbed.Path, "run", "Everything", "--store", "store", "--json");
        var duration = clock.Elapsed;
        Assert.True(result.ExitCode == 0, result.Error);
        var expected = await ArtifactsAsync(undisturbed["store"]);
        Assert.Equal(2_001, expected.Count);

        var seed = Setting("REFRAIN_SEED", 1);
        var early = 0;
        for (var kill = 0; kill < Setting("REFRAIN_KILLS", 6); kill++, seed++)
        {
            using var folder = new TempFolder();
            await KillAsync(folder.Path, duration * new Random(seed).NextDouble());
            var before = Directory.Exists(folder["store"]) ? await ArtifactsAsync(folder["store"]) : [];
            early += before.Count < expected.Count ? 1 : 0;

            var again = await PipelineProcess.RunAsync(Program, folder.Path, "run", "Everything", "--store", "store", "--json");
            Assert.True(again.ExitCode == 0, $"seed {seed}: {again.Error}");
            var after = await ArtifactsAsync(folder["store"]);
            Assert.True(expected.Keys.Order().SequenceEqual(after.Keys.Order()), $"seed {seed}: {after.Count} artifacts");
            foreach (var (key, artifact) in after)
            {
                Assert.True(expected[key].Bytes.AsSpan().SequenceEqual(artifact.Bytes), $"seed {seed}: the bytes of {key} differ");
                Assert.True(!before.TryGetValue(key, out var old) || old.Run == artifact.Run, $"seed {seed}: {key} had committed and ran again");
            }

            using var json = JsonDocument.Parse(again.Output);
            Assert.Equal(expected.Count - before.Count, json.RootElement.GetProperty("counts").GetProperty("executed").GetInt32());
        }

        Assert.True(early > 0, "No kill came before the end of its run.");
    }

    private static async Task KillAsync(string folder, TimeSpan after)
    {
        using var process = PipelineProcess.Start(Program, folder, ["run", "Everything", "--store", "store"]);
        await Task.WhenAny(process.EndAsync(), Task.Delay(after));
        process.Kill();
        await process.EndAsync();
    }

    /// <summary>All artifacts of a store, read to their ends and so verified.</summary>
    private static async Task<Dictionary<TaskKey, (byte[] Bytes, long Run)>> ArtifactsAsync(string folder)
    {
        var artifacts = new Dictionary<TaskKey, (byte[], long)>();
        await using var store = LocalStore.Open(folder);
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
}
