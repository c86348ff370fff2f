using System.Globalization;
using Refrain.KillPipeline;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.EndToEnd.Tests;

/// <summary>
/// Looks at the system calls by which a file and a folder outside of the store are put in place, and kills the program (SIGKILL) just before each: the old one stays readable until the new one is.
/// </summary>
[NeedsServer(typeof(SystemCall))]
public sealed class PlacedOrderTests : IDisposable
{
    private const int Size = 300_000;
    private static readonly byte[] s_old = Content(1);
    private static readonly byte[] s_new = Content(2);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ServerFact]
    public async Task A_file_is_written_synced_renamed_and_its_folder_synced_before_the_marker_and_that_before_the_catalog() => Assert.Equal(
        [
            "create TEMPORARY", "write TEMPORARY", "sync TEMPORARY", "rename TEMPORARY files/copy.bin", "sync files",
            "create MARKER.tmp", "write MARKER.tmp", "sync MARKER.tmp", "rename MARKER.tmp MARKER", "sync MARKERS", "write CATALOG", "sync CATALOG",
        ],
        await StepsAsync(nameof(PlacedCopy)));

    [ServerFact]
    public async Task All_in_a_folder_is_synced_before_it_takes_the_place_of_the_old_one() => Assert.Equal(
        [
            "create TEMPORARY/first", "write TEMPORARY/first", "create TEMPORARY/inner/second", "write TEMPORARY/inner/second",
            "sync TEMPORARY/first", "sync TEMPORARY/inner/second", "sync TEMPORARY/inner", "sync TEMPORARY", "rename TEMPORARY halves", "sync .",
            "create MARKER.tmp", "write MARKER.tmp", "sync MARKER.tmp", "rename MARKER.tmp MARKER", "sync MARKERS", "write CATALOG", "sync CATALOG",
        ],
        await StepsAsync(nameof(PlacedHalves)));

    [ServerTheory]
    [InlineData(nameof(PlacedCopy), 10)]
    [InlineData(nameof(PlacedHalves), 15)]
    public async Task Killed_before_any_call_the_old_one_or_the_new_one_is_there_and_never_complete_without_data(string task, int least)
    {
        var prepared = await PrepareAsync(task);
        var traced = TracedPipeline.Copy(prepared, _folder["traced"]);
        var calls = await TracedPipeline.TraceAsync(traced, task, traced);
        var killed = new HashSet<string>(StringComparer.Ordinal);
        var results = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (step, call) in Steps(calls, traced).GroupBy(s => s.Step).Select(g => g.First()))
        {
            // strace counts the calls of each thread on this path.
            var number = calls.TakeWhile(c => !ReferenceEquals(c, call)).Count(c => (c.Thread, c.Name, c.Path) == (call.Thread, call.Name, call.Path)) + 1;
            var folder = TracedPipeline.Copy(prepared, _folder[string.Create(CultureInfo.InvariantCulture, $"killed{killed.Count}-{results.Count}-{call.Name}-{number}")]);
            var inject = string.Create(CultureInfo.InvariantCulture, $"inject={call.Name}:signal=SIGKILL:when={number}");
            if (await TracedPipeline.RunAsync(folder, task, ["-P", call.Path.Replace(traced, folder, StringComparison.Ordinal), "-e", inject]) != 0)
                killed.Add(step);

            results.Add(PlacedResults.Of(folder, s_old, s_new, step));
            Assert.Equal(0, await TracedPipeline.RunAsync(folder, task, null));
            Assert.Equal("new", PlacedResults.Of(folder, s_old, s_new, step));
            PlacedResults.AssertClean(folder);
            Directory.Delete(folder, recursive: true);
        }

        // Which thread writes the catalog is chance, so a kill may come late there; never in the folder.
        Assert.True(killed.Count >= least, string.Join(", ", killed));
        Assert.Equal(["new", "old"], results.Order(StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<string>> StepsAsync(string task)
    {
        var folder = await PrepareAsync(task);
        var steps = Steps(await TracedPipeline.TraceAsync(folder, task, folder), folder).Select(static s => s.Step);
        var first = steps.Aggregate(new List<string>(), static (all, step) =>
        {
            if (all.LastOrDefault() != step)
                all.Add(step);
            return all;
        });
        return first[..(first.IndexOf("sync CATALOG") + 1)];
    }

    /// <summary>The calls from the first on that makes a temporary, with what each is to the commit.</summary>
    private static List<(string Step, SystemCall Call)> Steps(List<SystemCall> calls, string folder)
    {
        var first = calls.FindIndex(static c => c.Creates && c.Path.Contains("/placed/", StringComparison.Ordinal) && c.Path.Contains(".tmp", StringComparison.Ordinal));
        Assert.True(first >= 0, "No temporary was made.");
        return [.. calls.Skip(first).Select(c => (StepOf(c, folder), c)).Where(static s => s.Item1 is not null).Select(static s => (s.Item1!, s.c))];
    }

    private static string? StepOf(SystemCall call, string folder)
    {
        var what = NameOf(call.Path, folder);
        return (call.Name, what) switch
        {
            (_, null) => null,
            ("openat", _) => call.Creates ? $"create {what}" : null,
            ("write" or "pwrite64" or "pwritev" or "writev", _) => $"write {what}",
            ("fsync" or "fdatasync", _) => $"sync {what}",
            ("rename" or "renameat" or "renameat2", _) => $"rename {what} {NameOf(call.Target!, folder)}",
            _ => null,
        };
    }

    private static string? NameOf(string path, string folder)
    {
        if (path.EndsWith(".db-wal", StringComparison.Ordinal) || path.EndsWith(".db", StringComparison.Ordinal))
            return "CATALOG";
        var name = Path.GetRelativePath(Path.Combine(folder, "placed"), path);
        if (name.StartsWith("..", StringComparison.Ordinal))
            return null;
        var parts = name.Split('/');
        if (parts[0] == ".refrain")
        {
            return parts is not [_, "markers", _, ..] ? null
                : parts.Length == 3 ? "MARKERS"
                : parts[3].EndsWith(".tmp", StringComparison.Ordinal) ? "MARKER.tmp"
                : "MARKER";
        }

        var temporary = Array.FindIndex(parts, static p => p.StartsWith(".refrain-", StringComparison.Ordinal));
        return temporary < 0 ? name : string.Join('/', parts[(temporary + 1)..].Prepend("TEMPORARY"));
    }

    /// <summary>A folder with a store and a target that have the old output, and with the input of the new one.</summary>
    private async Task<string> PrepareAsync(string task)
    {
        var folder = Directory.CreateDirectory(_folder[task]).FullName;
        File.WriteAllBytes(Path.Combine(folder, "input.txt"), s_old);
        Assert.Equal(0, await TracedPipeline.RunAsync(folder, task, null));
        Assert.Equal("old", PlacedResults.Of(folder, s_old, s_new, "nothing"));
        File.WriteAllBytes(Path.Combine(folder, "input.txt"), s_new);
        return folder;
    }

    private static byte[] Content(int seed)
    {
        var bytes = new byte[Size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
