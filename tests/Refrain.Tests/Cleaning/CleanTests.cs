using Refrain.Stores;
using Refrain.Testing;
using Refrain.Tests.Running;

namespace Refrain.Tests.Cleaning;

/// <summary>What a clean removes, what it leaves, and when it is refused; on a store of files.</summary>
public sealed class CleanTests : IDisposable
{
    private static readonly string s_large = new('x', 3 * ArtifactStore.InlineLimit);

    private readonly TempFolder _folder = new();
    private readonly SettableTime _time = new();
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);

    public CleanTests() => TaskRegistry.Register(() => [TaskDescriptor.Of<Step>(), TaskDescriptor.Of<Passing>(), TaskDescriptor.Of<Input>()]);

    [Fact]
    public async Task Removes_what_is_stale_and_its_bytes_and_nothing_else()
    {
        Step[] parts = [.. "abc".Select(c => new Step($"part {c}") { Needs = [In($"{c}")], Body = (texts, _) => new(texts[0] + s_large) })];
        await RunAsync(new Step("all") { Needs = parts, Body = (texts, _) => new($"{texts.Count}") });
        await RunAsync(new Step("all") { Needs = parts[1..], Body = (texts, _) => new($"{texts.Count}") });
        Assert.Equal(3, Blobs().Length);
        var size = Blobs().Sum(b => new FileInfo(_folder[b]).Length);

        var report = await CleanAsync(new());
        Assert.Equal(size - Blobs().Sum(b => new FileInfo(_folder[b]).Length), report.Bytes);
        Assert.Equal(["Stale a [no longer required by part a]", "Stale part a [no longer required by all]"], Lines(report));
        Assert.Equal(2, Blobs().Length);
        Assert.DoesNotContain(Directory.EnumerateDirectories(_folder["blobs", "Step"]), d => d.Contains("part%20a", StringComparison.Ordinal) || d.Contains("part a", StringComparison.Ordinal));
        Assert.Equal(["part b: UpToDate", "part c: UpToDate", "all: UpToDate"], StoreFixture.Lines(await RunAsync(new Step("all") { Needs = parts[1..] })));
        Assert.Empty((await CleanAsync(new())).Items);
    }

    /// <summary>Where a program keeps such files, or a service shows folders as objects, the store must still be cleaned.</summary>
    [Fact]
    public async Task What_ends_like_a_temporary_and_can_be_none_is_left()
    {
        if (OperatingSystem.IsWindows())
            return;
        await RunAsync(new Step("all"));
        _folder.Write("blobs/Step/12:30.tmp", "of the user");
        _folder.Write("blobs/Step/1-1-0123.tmp", "abandoned");
        var report = await CleanAsync(new());
        Assert.Equal(["Abandoned Step/1-1-0123.tmp"], Lines(report));
        Assert.Equal(["Step/12:30.tmp"], report.Foreign);
    }

    [Fact]
    public async Task A_dry_run_lists_the_same_and_changes_no_byte()
    {
        Step[] parts = [.. "ab".Select(c => new Step($"part {c}") { Body = (_, _) => new(s_large) })];
        await RunAsync(new Step("all") { Needs = parts, Body = (_, _) => new("") });
        await RunAsync(new Step("all"));
        _folder.Write("blobs/Step/Name=gone/0123456789abcdef0123456789abcdef", "unreferenced");
        _folder.Write("blobs/Step/Name=gone/1-1-0123.tmp", "abandoned");
        _folder.Write("blobs/notes.txt", "of the user");
        _folder.Write("scratch/1-77-3/half", "scratch");
        _folder.Write("scratch/worker-1-77-2", "which tasks were at work in a worker of a driver that was killed");
        var before = _folder.Hash();
        CleanReport dry;
        await using (var pipeline = Pipeline.OpenReadOnly(_folder.Path, Options()))
            dry = await pipeline.CleanAsync(new CleanOptions { DryRun = true });
        Assert.Equal(before, _folder.Hash());

        var real = await CleanAsync(new());
        Assert.Equal(Lines(real), Lines(dry));
        Assert.Equal(["notes.txt"], real.Foreign);
        Assert.Equal(
            ["Abandoned 1-77-3 [scratch]", "Abandoned Step/Name=gone/1-1-0123.tmp", "Abandoned worker-1-77-2 [scratch]", "Stale part a [no longer required by all]", "Stale part b [no longer required by all]", "Unreferenced Step/Name=gone/0123456789abcdef0123456789abcdef"],
            Lines(real).Order(StringComparer.Ordinal));
        Assert.Equal(["blobs/notes.txt", "catalog.db", "catalog.db-claims"], _folder.Files().Where(f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reads_what_a_killed_process_left_in_the_log_without_touching_it()
    {
        using var copy = new TempFolder();
        await using (var pipeline = Pipeline.Open(_folder.Path, Options()))
        {
            await pipeline.RunAsync([new Step("all") { Needs = [new Step("part")], Body = (_, _) => new(s_large) }]);

            // As it lies when the process is killed now: the log has what the file has not.
            Assert.True(new FileInfo(_folder["catalog.db-wal"]).Length > 0);
            foreach (var file in _folder.Files())
                copy.Write(file, ReadShared(_folder[file.Split('/')]));
        }

        var before = copy.Hash();
        await using (var pipeline = Pipeline.OpenReadOnly(copy.Path, Options()))
        {
            Assert.Empty((await pipeline.CleanAsync(new CleanOptions { DryRun = true })).Items);
            Assert.Equal(2, (await pipeline.PlanAsync([new Step("all") { Needs = [new Step("part")] }])).Tasks.Count(t => t.Action == PlannedAction.Reuse));
            await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.RunAsync([new Step("all")]));
        }

        Assert.Equal(before, copy.Hash());
    }

    [Fact]
    public async Task Orphans_are_what_nothing_that_was_asked_for_reaches()
    {
        await RunAsync(new Step("root") { Needs = [new Step("part")] });
        await using (var store = LocalStore.Open(_folder.Path))
        {
            var known = (await store.Catalog.FindAsync([TaskKey.Of(new Step("part"))], withBytes: true)).Values.Single();
            await store.Catalog.CommitAsync(
            [
                known with { Key = TaskKey.Of(new Step("lost")), Message = TaskRegistry.Encode(new Step("lost")) },
                known with { Key = TaskKey.Parse(new string('7', 64)), Name = "App.Renamed", Message = new byte[] { 1, 2, 3 } },
            ]);
        }

        Assert.Empty((await CleanAsync(new())).Items);
        Assert.Equal(
            [$"Orphan App.Renamed {new string('7', 64)} [this program does not know it]", "Orphan lost [nothing that was asked for needs it]"],
            Lines(await CleanAsync(new CleanOptions { Orphans = true })));
        Assert.Equal(["part: UpToDate", "root: UpToDate"], StoreFixture.Lines(await RunAsync(new Step("root") { Needs = [new Step("part")] })));
    }

    [Fact]
    public async Task What_requires_ever_more_is_not_cleaned_up()
    {
        TaskRegistry.Register(() => [TaskDescriptor.Of<Growing>(), TaskDescriptor.Of<GrowingPart>()]);
        await RunAsync(new Growing("all"));
        await RunAsync(new Step("root") { Needs = [new Step("part")] });
        await RunAsync(new Step("root"));
        Growing.IsEndless = true;
        try
        {
            foreach (var isDry in new[] { true, false })
            {
                var error = await Assert.ThrowsAsync<RequirementException>(() => CleanAsync(new CleanOptions { Orphans = true, MaxTasks = 100, DryRun = isDry }).WaitAsync(TimeSpan.FromSeconds(60)));
                Assert.Contains("more than 100 tasks", error.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            Growing.IsEndless = false;
        }

        Assert.Contains("more than 3 tasks", (await Assert.ThrowsAsync<RequirementException>(() => CleanAsync(new CleanOptions { MaxTasks = 3 }))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => CleanAsync(new CleanOptions { MaxTasks = 0 }));
        Assert.Equal(["Stale part [no longer required by root]"], Lines(await CleanAsync(new())));
    }

    [Fact]
    public async Task An_intermediate_artifact_is_dropped_and_made_again_only_when_something_reads_it()
    {
        var content = "1";
        var low = new Passing("low") { Needs = [In("a")], Body = (texts, _) => new(texts[0] + s_large) };
        var middle = new Passing("middle") { Needs = [low], Body = (texts, _) => new(texts[0].Replace('x', 'y')) };
        var high = new Passing("high") { Needs = [middle, new Input("b") { Content = () => content }], Body = (texts, _) => new($"{texts[0].Length} {texts[1]}") };
        await RunAsync(high);
        Assert.Equal(2, Blobs().Length);

        Assert.Equal(["Intermediate low", "Intermediate middle"], Lines(await CleanAsync(new CleanOptions { Intermediate = true })));
        Assert.Empty(Blobs());
        Assert.Equal(["low: UpToDate", "middle: UpToDate", "high: UpToDate"], StoreFixture.Lines(await RunAsync(high)));
        Assert.Empty((await CleanAsync(new CleanOptions { Intermediate = true })).Items);

        content = "2";
        Assert.Equal(
            ["low: Executed (missing: its bytes were dropped)", "middle: Executed (missing: its bytes were dropped)", "high: Executed (input changed: b)"],
            StoreFixture.Lines(await RunAsync(high)));

        // Who asks for it by name gets it.
        await CleanAsync(new CleanOptions { Intermediate = true });
        Assert.Equal(["low: Executed (missing: its bytes were dropped)", "middle: Executed (missing: its bytes were dropped)"], StoreFixture.Lines(await RunAsync(middle)));
        Assert.Equal(["Intermediate low"], Lines(await CleanAsync(new CleanOptions { Intermediate = true })));
    }

    [Fact]
    public async Task What_nobody_has_asked_for_since_is_removed_with_what_only_that_needs()
    {
        Step shared = new("shared"), own = new("own");
        Step old = new("old") { Needs = [shared, own] }, young = new("young") { Needs = [shared] };
        await RunAsync(old);
        await RunAsync(young);
        _time.Pass(TimeSpan.FromDays(40));
        await RunAsync(young);
        Assert.Empty((await CleanAsync(new CleanOptions { OlderThan = TimeSpan.FromDays(41) })).Items);
        Assert.Equal(["Old old", "Old own"], Lines(await CleanAsync(new CleanOptions { OlderThan = TimeSpan.FromDays(30) })));
        Assert.Equal(["shared: UpToDate", "young: UpToDate"], StoreFixture.Lines(await RunAsync(young)));
    }

    [Fact]
    public async Task Is_refused_while_marks_are_out_of_sync()
    {
        var part = new Step("part") { Needs = [In("a")] };
        await RunAsync(part);
        _gone.Add("a");
        await RunAsync(part);
        _gone.Clear();
        var error = await Assert.ThrowsAsync<MarksOutOfSyncException>(() => CleanAsync(new()));
        Assert.Contains("a was gone and is back", error.Message, StringComparison.Ordinal);

        await RunAsync(new Step("all") { Needs = [part] });
        await using (var store = LocalStore.Open(_folder.Path))
        {
            // As a run leaves it that was killed after its last commit.
            var all = (await store.Catalog.FindAsync([TaskKey.Of(new Step("all"))], withBytes: true)).Values.Single();
            await store.Catalog.CommitAsync([all with { Inputs = [] }]);
        }

        error = await Assert.ThrowsAsync<MarksOutOfSyncException>(() => CleanAsync(new()));
        Assert.Contains("all no longer requires part", error.Message, StringComparison.Ordinal);
        await using (var pipeline = Pipeline.Open(_folder.Path, Options()))
            Assert.True((await pipeline.StaleAsync()).InSync);
        await CleanAsync(new());
    }

    [Fact]
    public async Task Is_refused_while_a_run_is_alive()
    {
        var began = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await using var pipeline = Pipeline.Open(_folder.Path, Options());
        var running = pipeline.RunAsync([new Step("slow")
        {
            Body = async (_, _) =>
            {
                began.SetResult();
                await goOn.Task;
                return "";
            },
        }]);
        await began.Task;
        await Assert.ThrowsAsync<StoreBusyException>(() => CleanAsync(new()));
        await using (var readOnly = Pipeline.OpenReadOnly(_folder.Path, Options()))
            await Assert.ThrowsAsync<StoreBusyException>(() => readOnly.CleanAsync(new CleanOptions { DryRun = true }));
        goOn.SetResult();
        await running;
        await CleanAsync(new());
    }

    public void Dispose() => _folder.Dispose();

    private Input In(string name) => new(name) { Content = () => _gone.Contains(name) ? throw new SourceGoneException($"{name} is gone.") : name };

    private PipelineOptions Options() => new() { Time = _time };

    private string[] Blobs() => [.. _folder.Files().Where(f => f.StartsWith("blobs/", StringComparison.Ordinal))];

    private async Task<RunReport> RunAsync(ITask task)
    {
        Input.Decoded = In;
        await using var pipeline = Pipeline.Open(_folder.Path, Options());
        return await pipeline.RunAsync([task]);
    }

    private async Task<CleanReport> CleanAsync(CleanOptions options)
    {
        Input.Decoded = In;
        await using var pipeline = Pipeline.Open(_folder.Path, Options());
        return await pipeline.CleanAsync(options);
    }

    /// <summary>Reads a file that somebody has open, as a copy program does.</summary>
    private static byte[] ReadShared(string path)
    {
        // Not with FileShare.None's lock: that of a run that lives is not to be had.
        using var bytes = new MemoryStream();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<string> Lines(CleanReport report) =>
        report.Items.Select(i => i.Detail.Length == 0 ? $"{i.Reason} {i.Text}" : $"{i.Reason} {i.Text} [{i.Detail}]");
}

/// <summary>Requires three tasks, or ever more of them.</summary>
[Task]
internal sealed partial record Growing(string Name)
{
    public static bool IsEndless { get; set; }

#pragma warning disable RFN014 // As with a program that was edited.
    [Requires] public IEnumerable<GrowingPart> Parts => Enumerable.Range(0, IsEndless ? int.MaxValue : 3).Select(static i => new GrowingPart(i));
#pragma warning restore RFN014

    public int Run(IReadOnlyList<int> parts) => parts.Count;
}

/// <summary>What <see cref="Growing"/> requires.</summary>
[Task]
internal sealed partial record GrowingPart(int Number)
{
    public int Run() => Number;
}
