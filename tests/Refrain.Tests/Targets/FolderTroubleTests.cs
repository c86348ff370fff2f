using System.Diagnostics;
using Refrain.Targets;

namespace Refrain.Tests.Targets;

/// <summary>What else may be in a folder, and what happens to it while somebody looks.</summary>
public sealed class FolderTroubleTests : FolderRuns
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_pipe_in_the_place_of_an_empty_file_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("");
        var (file, folder) = (new Exported("a", Folder), new Site("s", Folder));
        Assert.Equal(["Executed"], await RunAsync(file));
        Write("one|\n");
        Assert.Equal(["Executed"], await RunAsync(folder));
        Write("");
        File.Delete(PathOf("out/a.txt"));
        await MakePipeAsync(PathOf("out/a.txt"));
        File.Delete(PathOf("sites/s/one"));
        await MakePipeAsync(PathOf("sites/s/one"));
        var found = await Task.Run(async () => await Open().FindAsync([((ITask)file).Key, ((ITask)folder).Key])).WaitAsync(s_patience);
        Assert.Empty(found);
        Assert.Equal(["Executed (missing: no marker in the target files)"], await RunAsync(file).WaitAsync(s_patience));
        Assert.Equal("", Read("out/a.txt"));
    }

    [Fact]
    public async Task A_pipe_in_a_folder_that_a_task_made_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        var target = Open();
        await using var attempt = (FolderAttempt)await target.BeginAsync(new(new Rival("x"), 1, 1));
        var folder = attempt.Folder("sites/p");
        await MakePipeAsync(Path.Combine(folder.Prepare(), "pipe"));
        var error = await Assert.ThrowsAsync<TargetException>(() => Task.Run(folder.End).WaitAsync(s_patience));
        Assert.Contains("Rival", error.Message, StringComparison.Ordinal);
        Assert.Contains("is a pipe", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Who looks while another run puts a folder in place sees the old one, the new one, or none, and is not ended by it.</summary>
    [Fact]
    public async Task Who_looks_while_a_folder_is_replaced_is_told_that_it_is_not_there()
    {
        var task = new Site("s", Folder);
        Write(string.Concat(Enumerable.Range(0, 30).Select(i => $"d{i}/a|{i}\n")));
        await RunAsync(task);
        var replacing = Task.Run(async () =>
        {
            for (var round = 0; round < 150; round++)
            {
                Write(string.Concat(Enumerable.Range(0, 30).Select(i => $"d{i + round % 2 * 15}/{(char)('a' + round % 7)}|{i}\n")));
                await RunAsync(task);
            }
        });
        var target = Open();
        while (!replacing.IsCompleted)
            await target.FindAsync([((ITask)task).Key]);
        await replacing;
    }

    [Fact]
    public async Task A_folder_that_another_target_lies_in_is_no_place()
    {
        Write("x");
        var above = new FolderTarget(Target) { Name = "files" };
        var within = new FolderTarget(PathOf("7")) { Name = "within" };
        await using var pipeline = Pipeline.Open(new Refrain.Stores.ArtifactStore(new Refrain.Stores.MemoryCatalog(), new Refrain.Stores.MemoryBlobStore(), Path.Combine(Folder, "scratch")), new PipelineOptions { Targets = [above, within] });
        foreach (var tasks in new ITask[][] { [new Around(7), new Elsewhere("x")], [new Around(7)] })
        {
            var plan = await pipeline.PlanAsync(tasks);
            Assert.StartsWith("Around(Number: 7) cannot write to '7' in the target 'files': the folder of the target 'within', ", Assert.Single(plan.Failures).Error.Message, StringComparison.Ordinal);
        }

        Assert.Empty((await pipeline.PlanAsync([new Around(77), new Elsewhere("x")])).Failures);
    }

    [Fact]
    public async Task Targets_of_which_one_lies_in_the_other_share_their_places()
    {
        var above = new FolderTarget(Target) { Name = "files" };
        var within = new FolderTarget(PathOf("unwritten")) { Name = "within" };
        await using var pipeline = Pipeline.Open(new Refrain.Stores.ArtifactStore(new Refrain.Stores.MemoryCatalog(), new Refrain.Stores.MemoryBlobStore(), Path.Combine(Folder, "scratch")), new PipelineOptions { Targets = [above, within] });
        var plan = await pipeline.PlanAsync([new Unwritten("a"), new Elsewhere("x")]);
        Assert.Contains("both write to", Assert.Single(plan.Failures).Error.Message, StringComparison.Ordinal);
        Assert.Empty((await pipeline.PlanAsync([new Unwritten("b"), new Elsewhere("x")])).Failures);
    }

    [Theory]
    [InlineData("\"path\":\"out/a.txt\"", "\"path\":null")]
    [InlineData("\"path\":\"out/a.txt\"", "\"path\":\"out/\\u0000\"")]
    [InlineData("\"content\":\"", "\"content\":null,\"was\":\"")]
    [InlineData("\"version\":\"", "\"version\":null,\"was\":\"")]
    [InlineData("\"task\":\"", "\"task\":null,\"was\":\"")]
    [InlineData("\"length\":1", "\"length\":1e99")]
    [InlineData("\"places\":[", "\"places\":[null,")]
    [InlineData("\"format\":1", "\"format\":\"1\"")]
    [InlineData("\"run\":1", "\"run\":99999999999999999999")]
    [InlineData("{\"format\"", "[{\"format\"")]
    public async Task A_marker_that_somebody_has_changed_is_none(string what, string with)
    {
        Write("x");
        var task = new Exported("a", Folder);
        await RunAsync(task);
        var marker = Directory.EnumerateFiles(PathOf(".refrain/markers"), "*.json", SearchOption.AllDirectories).Single();
        var text = File.ReadAllText(marker);
        Assert.Contains(what, text, StringComparison.Ordinal);
        File.WriteAllText(marker, text.Replace(what, with, StringComparison.Ordinal));
        Assert.Equal(["Executed (missing: no marker in the target files)"], await RunAsync(task));
        Assert.Equal(["UpToDate"], await RunAsync(task));
    }

    /// <summary>What a successor has noted is not forgotten by who was taken for dead.</summary>
    [Fact]
    public async Task Who_lost_its_claim_leaves_what_its_successor_has_noted()
    {
        var target = Open();
        var task = new Rival("x");
        var lost = (FolderAttempt)await target.BeginAsync(new(task, 1, 1));
        lost.File("out/x.txt").Open();
        var successor = (FolderAttempt)await target.BeginAsync(new(task, 2, 1));
        successor.File("out/x.txt").Open();
        await lost.DisposeAsync();

        // It dies, and whoever comes next removes what it left.
        await using var next = await target.BeginAsync(new(task, 3, 1));
        Assert.Empty(Directory.EnumerateFileSystemEntries(PathOf("out")));
        await successor.DisposeAsync();
    }

    [Fact]
    public async Task Where_the_marker_cannot_be_written_nobody_says_that_the_old_file_is_there()
    {
        Write("old");
        var task = new Exported("a", Folder);
        await RunAsync(task);
        Write("new");
        var line = Assert.Single(await RunAsync(Open(new NoMarkers()), task));
        Assert.Contains("cannot be marked: No room. ", line, StringComparison.Ordinal);
        Assert.EndsWith("What was written is in place, but nothing says that it is whole; the task runs again.", line, StringComparison.Ordinal);
        Assert.Equal("new", Read("out/a.txt"));
        Assert.Equal(["Executed (missing: no marker in the target files)"], await RunAsync(task));
        Assert.Equal(["UpToDate"], await RunAsync(task));
    }

    /// <summary>A disk that is full when the marker is to be written.</summary>
    private sealed class NoMarkers : PlaceFiles
    {
        public override FileStream Create(string path) => path.Contains("markers", StringComparison.Ordinal) ? throw new IOException("No room.") : base.Create(path);
    }

    private static async Task MakePipeAsync(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}

/// <summary>Writes to another target.</summary>
[Task]
public sealed partial record Elsewhere(string Name)
{
    public void Run([Place("a/{Name}"), Target("within")] OutputFile file) => file.WriteAllText("elsewhere");
}
