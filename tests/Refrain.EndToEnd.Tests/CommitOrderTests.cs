using System.Globalization;
using Refrain.KillPipeline;
using Refrain.Stores;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.EndToEnd.Tests;

/// <summary>
/// Looks at the system calls by which an artifact is committed, and kills the program (SIGKILL) just before each of them: the old artifact stays readable until the new one is.
/// </summary>
[NeedsServer(typeof(SystemCall))]
public sealed class CommitOrderTests : IDisposable
{
    private const int Size = 400_000;
    private static readonly byte[] s_old = Content(1);
    private static readonly byte[] s_new = Content(2);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ServerFact]
    public async Task An_artifact_is_written_synced_renamed_and_its_folder_synced_before_the_catalog_says_so()
    {
        var calls = await TraceAsync(await PrepareAsync("traced"));
        var steps = Commit(calls);

        // No other order is safe, and nothing is missing.
        Assert.Equal(
            ["create TEMPORARY", "write TEMPORARY", "sync TEMPORARY", "rename TEMPORARY BLOB", "sync FOLDER", "write CATALOG", "sync CATALOG"],
            steps.Select(s => s.Step).Aggregate(new List<string>(), (all, step) => { if (all.LastOrDefault() != step) all.Add(step); return all; }).Take(7));
    }

    [ServerFact]
    public async Task Killed_before_any_call_of_a_commit_a_store_has_the_old_artifact_or_the_new()
    {
        var prepared = await PrepareAsync("prepared");
        var traced = TracedPipeline.Copy(prepared, _folder["traced"]);
        var calls = await TraceAsync(traced);

        // Before the first of each kind, and before the last.
        var points = Commit(calls).GroupBy(s => s.Step).SelectMany(g => new[] { g.First(), g.Last() }).Distinct().ToList();
        var killed = new HashSet<string>();
        var results = new HashSet<string>();
        foreach (var (step, call) in points)
        {
            // strace counts the calls of each thread on this path.
            var number = calls.TakeWhile(c => !ReferenceEquals(c, call)).Count(c => (c.Thread, c.Name, c.Path) == (call.Thread, call.Name, call.Path)) + 1;
            var folder = TracedPipeline.Copy(prepared, _folder[string.Create(CultureInfo.InvariantCulture, $"killed{killed.Count}-{number}-{call.Name}")]);
            var inject = string.Create(CultureInfo.InvariantCulture, $"inject={call.Name}:signal=SIGKILL:when={number}");
            if (await RunAsync(folder, ["-P", call.Path.Replace(traced, folder, StringComparison.Ordinal), "-e", inject]) != 0)
                killed.Add(step);

            var found = await ReadAsync(folder);
            Assert.True(found.AsSpan().SequenceEqual(s_old) || found.AsSpan().SequenceEqual(s_new), $"{step}: {found.Length} bytes that nobody wrote");
            results.Add(found.AsSpan().SequenceEqual(s_new) ? "new" : "old");
            Assert.Equal(0, await RunAsync(folder, null));
            Assert.True((await ReadAsync(folder)).AsSpan().SequenceEqual(s_new), $"{step}: the run after it did not make the new artifact");
            await AssertCleanAsync(folder);
            Directory.Delete(folder, recursive: true);
        }

        // Which thread writes the catalog is chance, so a kill may come late there; never at the file.
        Assert.Superset(new HashSet<string> { "create TEMPORARY", "write TEMPORARY", "sync TEMPORARY", "rename TEMPORARY BLOB", "sync FOLDER" }, killed);
        Assert.Contains("old", results);
    }

    /// <summary>The calls from the first on that makes the temporary, with what each is to the commit.</summary>
    private static List<(string Step, SystemCall Call)> Commit(List<SystemCall> calls)
    {
        var first = calls.FindIndex(c => c.Creates && c.Path.EndsWith(BlobNames.TemporarySuffix, StringComparison.Ordinal));
        Assert.True(first >= 0, "No temporary was made.");
        var temporary = calls[first].Path;
        return [.. calls.Skip(first).Select(c => (StepOf(c, temporary), c)).Where(s => s.Item1 is not null).Select(s => (s.Item1!, s.c))];
    }

    private static string? StepOf(SystemCall call, string temporary)
    {
        var what = call.Path == temporary ? "TEMPORARY"
            : call.Path == Path.GetDirectoryName(temporary) ? "FOLDER"
            : call.Path.EndsWith(".db-wal", StringComparison.Ordinal) || call.Path.EndsWith(".db", StringComparison.Ordinal) ? "CATALOG"
            : null;
        return (call.Name, what) switch
        {
            (_, null) => null,
            ("openat", _) => call.Creates ? $"create {what}" : null,
            ("write" or "pwrite64" or "pwritev" or "writev", _) => $"write {what}",
            ("fsync" or "fdatasync", _) => $"sync {what}",
            ("rename" or "renameat" or "renameat2", _) => $"rename {what} {(Path.GetDirectoryName(call.Target) == Path.GetDirectoryName(temporary) ? "BLOB" : call.Target)}",
            _ => null,
        };
    }

    /// <summary>A folder with a store that has the old artifact, and with the input of the new one.</summary>
    private async Task<string> PrepareAsync(string name)
    {
        var folder = Directory.CreateDirectory(_folder[name]).FullName;
        File.WriteAllBytes(Path.Combine(folder, "input.txt"), s_old);
        Assert.Equal(0, await RunAsync(folder, null));
        Assert.True((await ReadAsync(folder)).AsSpan().SequenceEqual(s_old));
        File.WriteAllBytes(Path.Combine(folder, "input.txt"), s_new);
        return folder;
    }

    private static Task<List<SystemCall>> TraceAsync(string folder) => TracedPipeline.TraceAsync(folder, nameof(Copied), Path.Combine(folder, "store"));

    private static Task<int> RunAsync(string folder, string[]? tracing) => TracedPipeline.RunAsync(folder, nameof(Copied), tracing);

    private static async Task<byte[]> ReadAsync(string folder)
    {
        await using var store = LocalStore.Open(Path.Combine(folder, "store"));
        var key = ((ITask)new Copied()).Key;
        await using var stream = await store.OpenReadAsync((await store.Catalog.FindAsync([key], withBytes: false))[key]);
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>What was left is garbage that a clean removes: then there is the one blob.</summary>
    private static async Task AssertCleanAsync(string folder)
    {
        await using var pipeline = Pipeline.Open(Path.Combine(folder, "store"));
        await pipeline.CleanAsync();
        Assert.Equal([Size], Directory.EnumerateFiles(Path.Combine(folder, "store", LocalStore.BlobFolder), "*", SearchOption.AllDirectories).Select(f => (int)new FileInfo(f).Length));
    }

    private static byte[] Content(int seed)
    {
        var bytes = new byte[Size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
