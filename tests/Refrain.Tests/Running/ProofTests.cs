using System.Globalization;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Running;

/// <summary>A run in which nothing can have changed is answered by what the store remembers; and by nothing else.</summary>
public sealed class ProofTests : IAsyncLifetime
{
    private static readonly PipelineOptions s_any = new() { ProofFrom = 1 };

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _contents = new(StringComparer.Ordinal);
    private readonly List<string> _observed = [];
    private readonly List<string> _ran = [];
    private Pipeline _pipeline = null!;

    public Task InitializeAsync()
    {
        Input.Decoded = InputOf;
        _pipeline = Pipeline.Open(_folder["store"], s_any);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _pipeline.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_untouched_store_answers_after_its_sources_were_looked_at()
    {
        var root = Graph();
        await Expect("made", root, "left", "right", "root");
        _observed.Clear();
        var report = await _pipeline.RunAsync([root]);
        Assert.True(report.IsProven);
        Assert.Equal(RunState.Succeeded, report.State);
        Assert.Equal(new RunCounts(0, 3, 0, 0), report.Counts);
        var task = Assert.Single(report.Tasks);
        Assert.Equal((root, TaskState.UpToDate, (await _pipeline.FindAsync(root))!.Version), (task.Task, task.State, task.OutputVersion!.Value));
        Assert.Equal(["a", "b"], _observed.Order());
    }

    [Fact]
    public async Task Another_process_is_answered_too_and_says_so_as_the_first()
    {
        var root = Graph();
        await Expect("made", root, "left", "right", "root");
        await using var other = Pipeline.Open(_folder["store"], s_any);
        var events = new List<RunEvent>();
        Assert.True((await other.RunAsync([root], new RunOptions { Progress = events.Add })).IsProven);
        Assert.Equal([(root, TaskState.UpToDate, 3, 3)], events.Select(e => ((Step)e.Task, e.State!.Value, e.Done, e.Known)));
    }

    [Fact]
    public async Task Few_tasks_are_gone_through()
    {
        await using var pipeline = Pipeline.Open(_folder["store"]);
        await pipeline.RunAsync([Graph()]);
        var report = await pipeline.RunAsync([Graph()]);
        Assert.False(report.IsProven);
        Assert.Equal(3, report.Tasks.Count);
    }

    [Fact]
    public async Task A_changed_source_is_seen_and_looked_at_once()
    {
        var root = Graph();
        await Expect("made", root, "left", "right", "root");
        _contents["b"] = "other";
        _observed.Clear();
        await Expect("changed", root, "right", "root");
        Assert.Equal(["a", "b"], _observed.Distinct().Order());
        Assert.Equal(2, _observed.Count(n => n == "b")); // observed, and read by the task that runs
        await Expect("proven", root);
        _contents["b"] = "b";
        await Expect("changed", root, "right", "root");
    }

    [Fact]
    public async Task A_source_that_cannot_be_observed_fails_as_ever()
    {
        var root = Graph();
        await Expect("made", root, "left", "right", "root");
        _contents.Remove("a");
        var report = await _pipeline.RunAsync([root]);
        Assert.Equal((RunState.Failed, false), (report.State, report.IsProven));
        Assert.Contains(report.Tasks, t => t.Error is KeyNotFoundException);
        _contents["a"] = "a";
        await Expect("proven", root);
    }

    [Fact]
    public async Task Whoever_wants_everything_looked_at_or_run_gets_it()
    {
        var root = Graph();
        await Expect("made", root, "left", "right", "root");
        Assert.Equal((false, 3), Of(await _pipeline.RunAsync([root], new RunOptions { Recheck = true })));
        Assert.Equal((false, 3), Of(await _pipeline.RunAsync([root], new RunOptions { Force = true })));
        Assert.Equal(["left", "right", "root", "root"], _ran.Order());
        await Expect("proven", root);

        static (bool, int) Of(RunReport report) => (report.IsProven, report.Tasks.Count);
    }

    [Fact]
    public async Task A_failed_run_is_not_remembered()
    {
        var fails = true;
        var bad = new Step("bad") { Body = (_, _) => fails ? throw new InvalidDataException("no") : new("1") };
        var root = new Step("all") { Needs = [Graph(), bad] };
        Assert.Equal(RunState.Failed, (await _pipeline.RunAsync([root])).State);
        Assert.Equal(RunState.Failed, (await _pipeline.RunAsync([root])).State);
        fails = false;
        var report = await _pipeline.RunAsync([root]);
        Assert.Equal(new RunCounts(2, 3, 0, 0), report.Counts);
        Assert.True((await _pipeline.RunAsync([root])).IsProven);
    }

    [Fact]
    public async Task Other_roots_and_other_orders_are_other_proofs()
    {
        Step[] roots = [Graph(), new Step("alone")];
        await _pipeline.RunAsync(roots);
        Assert.True((await _pipeline.RunAsync(roots)).IsProven);
        var other = await _pipeline.RunAsync([roots[1], roots[0]]);
        Assert.False(other.IsProven);
        Assert.False((await _pipeline.RunAsync([roots[0]])).IsProven);

        // None of these has changed an entry, so that all are remembered.
        var proven = await _pipeline.RunAsync([roots[1], roots[0]]);
        Assert.True(proven.IsProven);
        Assert.Equal(["alone", "root"], proven.Tasks.Select(t => t.Task.ToString()));
        Assert.True((await _pipeline.RunAsync(roots)).IsProven);
    }

    [Fact]
    public async Task What_another_process_commits_ends_every_proof()
    {
        var root = Graph();
        await Expect("made", root, "left", "right", "root");
        await using (var other = Pipeline.Open(_folder["store"], s_any))
            await other.RunAsync([new Step("other")]);
        Assert.False((await _pipeline.RunAsync([root])).IsProven);
        await Expect("proven", root);
    }

    [Fact]
    public async Task What_another_process_commits_while_a_run_is_at_work_keeps_it_from_being_remembered()
    {
        await using var other = Pipeline.Open(_folder["store"], s_any);
        var root = new Step("root")
        {
            Body = async (_, _) =>
            {
                await other.RunAsync([new Step("other")]);
                return "1";
            },
        };
        await _pipeline.RunAsync([root]);
        Assert.False((await _pipeline.RunAsync([root])).IsProven);
        Assert.True((await _pipeline.RunAsync([root])).IsProven);
    }

    [Fact]
    public async Task The_bytes_of_the_roots_are_looked_at()
    {
        var root = new Step("large") { Needs = [Graph()], Body = (t, _) => new(t[0] + new string('x', 20_000)) };
        await _pipeline.RunAsync([root]);
        Assert.True((await _pipeline.RunAsync([root])).IsProven);
        Directory.Delete(_folder["store/" + LocalStore.BlobFolder], recursive: true);
        var report = await _pipeline.RunAsync([root]);
        Assert.False(report.IsProven);
        Assert.Equal(["large: Executed (corrupt)"], StoreFixture.Lines(report).Where(l => l.Contains("Executed", StringComparison.Ordinal)));
        Assert.EndsWith("xxx", await _pipeline.GetAsync(root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_quick_test_cannot_tell_is_read_and_then_it_can()
    {
        var path = _folder["input.txt"];
        File.WriteAllText(path, "one");
        var root = new FileStep(path);
        await _pipeline.RunAsync([root]);

        // Written within the clock's resolution: the same length and time say nothing.
        var written = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, "two");
        File.SetLastWriteTimeUtc(path, written);
        Assert.Equal(1, (await _pipeline.RunAsync([root])).Counts.Executed);

        // The same content once more is read, and the store then knows that it was looked at later.
        File.SetLastWriteTimeUtc(path, written.AddHours(-1));
        Assert.True((await _pipeline.RunAsync([root])).IsProven);
        var epoch = await EpochAsync();
        Assert.True((await _pipeline.RunAsync([root])).IsProven);
        Assert.Equal(epoch, await EpochAsync());
        File.Delete(path);
        Assert.Equal(RunState.Failed, (await _pipeline.RunAsync([root])).State);
    }

    [Fact]
    public async Task Torn_content_is_not_believed()
    {
        var root = Graph();
        await Expect("made", root, "left", "right", "root");
        await using var catalog = SqliteCatalog.Open(_folder["store/" + LocalStore.CatalogFile]);
        var name = ProvenName(root);
        var kept = (await catalog.FindProofAsync(name))!;
        foreach (var torn in new[] { kept.Content[..^1], kept.Content[..40], ReadOnlyMemory<byte>.Empty, Flipped(kept.Content, 5), Flipped(kept.Content, kept.Content.Length - 1) })
        {
            Assert.True(await catalog.KeepProofAsync(name, kept with { Content = torn }));
            var report = await _pipeline.RunAsync([root]);
            Assert.Equal((false, 3L), (report.IsProven, report.Counts.UpToDate));
            Assert.True((await _pipeline.RunAsync([root])).IsProven);
        }

        static byte[] Flipped(ReadOnlyMemory<byte> content, int at)
        {
            var bytes = content.ToArray();
            bytes[at] ^= 1;
            return bytes;
        }
    }

    [Fact]
    public async Task Damage_that_a_reader_finds_is_mended_past_the_proof()
    {
        var root = new Step("large") { Body = (_, _) => new(new string('x', 20_000)) };
        Assert.Equal(20_000, (await _pipeline.GetAsync(root)).Length);
        var blob = Directory.EnumerateFiles(_folder["store/" + LocalStore.BlobFolder], "*", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(blob);
        bytes[500] ^= 1;
        File.WriteAllBytes(blob, bytes);
        Assert.Equal(new string('x', 20_000), await _pipeline.GetAsync(root));
    }

    private static ContentHash ProvenName(ITask root) => Refrain.Running.ProvenProgram.Of([root])!.Name;

    private Input InputOf(string name) => new(name)
    {
        Content = () =>
        {
            lock (_observed)
                _observed.Add(name);
            return _contents[name];
        },
    };

    /// <summary>root ← left ← a, right ← b.</summary>
    private Step Graph()
    {
        _contents.TryAdd("a", "a");
        _contents.TryAdd("b", "b");
        var left = StepOf("left", InputOf("a"));
        var right = StepOf("right", InputOf("b"));
        return StepOf("root", left, right);

        Step StepOf(string name, params ITask[] needs) => new(name)
        {
            Needs = needs,
            Body = (texts, _) =>
            {
                lock (_ran)
                    _ran.Add(name);
                return new(name + string.Concat(texts));
            },
        };
    }

    /// <summary>Runs a root, and looks at what ran; nothing must be a proof.</summary>
    private async Task Expect(string what, Step root, params string[] executed)
    {
        var report = await _pipeline.RunAsync([root]);
        Assert.Equal(executed.Order(), report.Tasks.Where(t => t.State == TaskState.Executed).Select(t => t.Task.ToString()!).Order());
        Assert.True(report.IsProven == (executed.Length == 0), what);
        Assert.Equal(3, report.Counts.Executed + report.Counts.UpToDate);
    }

    private async ValueTask<long> EpochAsync()
    {
        await using var catalog = SqliteCatalog.Open(_folder["store/" + LocalStore.CatalogFile]);
        return await catalog.EpochAsync();
    }
}
