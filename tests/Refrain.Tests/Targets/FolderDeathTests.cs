using Refrain.Targets;

namespace Refrain.Tests.Targets;

/// <summary>What is to be seen in a folder when its writer dies, and what file systems say no to.</summary>
public sealed class FolderDeathTests : FolderRuns
{
    [Theory]
    [InlineData("linux")]
    [InlineData("windows")]
    public async Task Whatever_step_it_dies_before_the_old_file_or_the_new_one_is_there(string system)
    {
        var task = new Exported("a", Folder);
        for (var at = 0; ; at++)
        {
            Write("old");
            Assert.Equal(["Executed"], await RunAsync(task));
            Write("new");
            var died = await DieAsync(task, at, new OtherFiles { AsWindows = system == "windows" });
            Assert.Contains(Read("out/a.txt"), new[] { "old", died is null or "rename" or "sync folder" or "delete" or "create" or "write" or "sync" ? "new" : "old" });
            if (died is null)
                Assert.Equal("new", Read("out/a.txt"));
            await EndAsync(task, ["out/", "out/a.txt: new"]);
            if (died is null)
            {
                Assert.True(at >= 8, $"There are only {at} steps.");
                return;
            }

            Clear();
        }
    }

    [Fact]
    public async Task Whatever_step_it_dies_before_the_old_folder_or_the_new_one_is_there()
    {
        string[] before = ["sites/", "sites/s/", "sites/s/a/", "sites/s/a/one: 1", "sites/s/empty/"];
        string[] after = ["sites/", "sites/s/", "sites/s/b/", "sites/s/b/two: 2", "sites/s/empty/"];
        var task = new Site("s", Folder);
        var seen = new HashSet<string>();
        for (var at = 0; ; at++)
        {
            Write("a/one|1");
            Assert.Equal(["Executed"], await RunAsync(task));
            Write("b/two|2");
            var died = await DieAsync(task, at, new OtherFiles());
            seen.Add(died ?? "");
            var there = Seen().Where(static e => !e.Contains(".tmp", StringComparison.Ordinal)).ToList();
            Assert.True(there.SequenceEqual(before) || there.SequenceEqual(after), $"Before step {at}, {died}: {string.Join(", ", there)}");
            await EndAsync(task, after);
            if (died is null)
            {
                Assert.Contains("exchange", seen);
                return;
            }

            Clear();
        }
    }

    [Fact]
    public async Task Where_folders_cannot_be_exchanged_one_step_has_nothing_in_place_and_the_old_one_comes_back()
    {
        string[] before = ["sites/", "sites/s/", "sites/s/a/", "sites/s/a/one: 1", "sites/s/empty/"];
        string[] after = ["sites/", "sites/s/", "sites/s/b/", "sites/s/b/two: 2", "sites/s/empty/"];
        var task = new Site("s", Folder);
        var gaps = 0;
        for (var at = 0; ; at++)
        {
            Write("a/one|1");
            await RunAsync(task);
            Write("b/two|2");
            var died = await DieAsync(task, at, new OtherFiles { CannotExchange = true });
            var there = Seen().Where(static e => !e.Contains(".tmp", StringComparison.Ordinal)).ToList();
            if (there.SequenceEqual(["sites/"]))
            {
                gaps++;

                // The next attempt puts it back before it begins.
                await using var attempt = await Open().BeginAsync(new TargetClaim(task, 1000, 1));
                Assert.Equal(before, Seen());
            }
            else
            {
                Assert.True(there.SequenceEqual(before) || there.SequenceEqual(after), $"Before step {at}, {died}: {string.Join(", ", there)}");
            }

            await EndAsync(task, after);
            if (died is null)
            {
                Assert.Equal(1, gaps);
                return;
            }

            Clear();
        }
    }

    [Fact]
    public async Task Where_the_new_folder_cannot_be_put_in_place_the_old_one_is_put_back()
    {
        Write("a|1");
        await RunAsync(new Site("s", Folder));
        Write("b|2");
        var moves = 0;
        var files = new OtherFiles { CannotExchange = true, Failing = step => step == "rename folder" && ++moves == 2 ? new IOException("No.") : null };
        Assert.Contains("sites/s cannot be put in place: No. Look after the disk", Assert.Single(await RunAsync(Open(files), new Site("s", Folder))), StringComparison.Ordinal);
        Assert.Equal(["sites/", "sites/s/", "sites/s/a: 1", "sites/s/empty/"], Seen());
    }

    [Fact]
    public async Task Where_one_of_two_is_in_place_already_nobody_says_that_what_was_there_before_is()
    {
        Write("old");
        await RunAsync(new Both(Folder));
        var (file, site) = (Assert.Single(Directory.EnumerateFiles(PathOf("both"))), Path.Combine(Assert.Single(Directory.EnumerateDirectories(Target, "both-*")), "a/b/c.txt"));
        Write("new");
        var files = new OtherFiles { Failing = static step => step == "exchange" ? new IOException("No.") : null };
        var said = Assert.Single(await RunAsync(Open(files), new Both(Folder)));
        Assert.EndsWith($"What was written is in place already at {file}, beside what was there before in the other places; the task runs again.", said, StringComparison.Ordinal);
        Assert.StartsWith("new", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(site));
        Assert.StartsWith("Executed", Assert.Single(await RunAsync(new Both(Folder))), StringComparison.Ordinal);
        Assert.Equal("new", File.ReadAllText(site));
    }

    [Fact]
    public async Task What_was_in_a_place_and_could_not_be_put_back_is_put_back_by_the_next_attempt()
    {
        Write("a|1");
        await RunAsync(new Site("s", Folder));
        Write("b|2");
        var moves = 0;
        var files = new OtherFiles { CannotExchange = true, Failing = step => step == "rename folder" && ++moves >= 2 ? new IOException("No.") : null };
        Assert.EndsWith($"Nothing is at {PathOf("sites/s")} any more until the next attempt puts back what was there. The task runs again.", Assert.Single(await RunAsync(Open(files), new Site("s", Folder))), StringComparison.Ordinal);
        Assert.Equal("1", File.ReadAllText(Assert.Single(Directory.EnumerateFiles(Target, "a", SearchOption.AllDirectories))));
        Write("c|3\nlink|d");
        Assert.StartsWith("Failed", Assert.Single(await RunAsync(new Site("s", Folder))), StringComparison.Ordinal);
        Assert.Equal(["sites/", "sites/s/", "sites/s/a: 1", "sites/s/empty/"], Seen());
    }

    [Theory]
    [InlineData("write", 28, "d.txt", "d.txt cannot be written: No. The disk is full: free some space and run again. What was there before is still there.")]
    [InlineData("create", 28, "d.txt", "d.txt cannot be written: No. The disk is full: free some space and run again. What was there before is still there.")]
    public async Task What_cannot_be_written_within_a_folder_names_task_and_file_and_what_to_do(string at, int error, string file, string next)
    {
        Write($"{file}|new");
        var said = Assert.Single(await RunAsync(Open(new OtherFiles { Failing = step => step == at ? new IOException("No.", error) : null }), new Site("s", Folder)));
        Assert.Equal($"Failed: {new Site("s", Folder)}: {PathOf("sites/s/")}{next}", said);
    }

    [Theory]
    [InlineData("a|1\na|2", "a")]
    [InlineData("a|1\na/b|2", "a/b")]
    public async Task A_name_that_is_used_twice_within_a_folder_is_said_to_be(string input, string file)
    {
        Write(input);
        Assert.StartsWith($"Failed: {new Site("s", Folder)}: {PathOf("sites/s/" + file)} cannot be written: it has made it before, or it has made a file where a folder has to be.", Assert.Single(await RunAsync(new Site("s", Folder))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("write", 28, "cannot be written", "The disk is full: free some space and run again.")]
    [InlineData("sync", 122, "cannot be made durable", "The disk is full: free some space and run again.")]
    [InlineData("rename", 18, "cannot be put in place", "Something is mounted there")]
    [InlineData("create", 36, "cannot be written", "The path is longer than the file system takes")]
    [InlineData("rename", 13, "cannot be put in place", "Give this user the right to, or choose another place.")]
    [InlineData("make folder", 30, "cannot be written", "Look after the disk and the folder's rights")]
    public async Task What_the_file_system_says_no_to_names_task_and_place_and_what_to_do(string at, int error, string doing, string next)
    {
        Write("old");
        if (at != "make folder")
            await RunAsync(new Exported("a", Folder));
        Write("new");
        var files = new OtherFiles { Failing = step => step != at ? null : error == 13 ? new UnauthorizedAccessException("No.") : new IOException("No.", error) };
        var said = Assert.Single(await RunAsync(Open(files), new Exported("a", Folder)));
        Assert.Contains($"Exported(Name: a, Folder: {Folder}): {PathOf("out/a.txt")} {doing}: No. {next}", said, StringComparison.Ordinal);
        Assert.Equal(at == "make folder" ? [] : ["out/", "out/a.txt: old"], Seen());
        Assert.Equal(["Executed"], await RunAsync(new Exported("a", Folder)));
        Assert.Equal(["out/", "out/a.txt: new"], Seen());
    }

    [Fact]
    public async Task A_folder_in_the_place_of_a_file_and_a_file_in_that_of_a_folder_are_refused()
    {
        Write("a|x");
        Directory.CreateDirectory(PathOf("out/a.txt"));
        Directory.CreateDirectory(PathOf("sites"));
        File.WriteAllText(PathOf("sites/s"), "");
        File.WriteAllText(PathOf("7"), "");
        var said = await RunAsync(new Exported("a", Folder), new Site("s", Folder), new Within(7));
        Assert.Contains($"cannot write the file {PathOf("out/a.txt")}: it is a folder. Remove it, or choose another place.", said[0], StringComparison.Ordinal);
        Assert.Contains($"cannot write the folder {PathOf("sites/s")}: it is a file. Remove it, or choose another place.", said[1], StringComparison.Ordinal);
        Assert.Contains($"{PathOf("7")} is a file, where a folder has to be", said[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_in_place_are_replaced_and_not_followed()
    {
        Write("a|x");
        Directory.CreateDirectory(PathOf("out"));
        Directory.CreateDirectory(PathOf("sites"));
        var elsewhere = Path.Combine(Folder, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        File.WriteAllText(elsewhere + "/kept", "kept");
        File.CreateSymbolicLink(PathOf("out/a.txt"), elsewhere + "/kept");
        Directory.CreateSymbolicLink(PathOf("sites/s"), elsewhere);
        Assert.Equal(["Executed", "Executed"], await RunAsync(new Exported("a", Folder), new Site("s", Folder)));
        Assert.Equal(["out/", "out/a.txt: a|x", "sites/", "sites/s/", "sites/s/a: x", "sites/s/empty/"], Seen());
        Assert.Equal("kept", File.ReadAllText(elsewhere + "/kept"));
        Assert.Equal(["kept"], Directory.EnumerateFileSystemEntries(elsewhere).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Who_waits_for_a_lock_goes_on_when_it_is_free()
    {
        Write("x");
        var target = Open();
        ITask task = new Exported("a", Folder);
        var claim = new TargetClaim(task, 1, 1);
        var held = await new FolderMarkers(target).LockAsync(claim, CancellationToken.None);
        var run = RunAsync(task);
        using (var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100)))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new FolderMarkers(target).LockAsync(claim, stop.Token));
        Assert.False(run.IsCompleted);
        held.Dispose();
        Assert.Equal(["Executed"], await run);
    }

    private void Clear()
    {
        Directory.Delete(Target, recursive: true);
        ForgetStore();
    }

    private async Task EndAsync(ITask task, IReadOnlyList<string> seen)
    {
        await RunAsync(task);
        Assert.Equal(["UpToDate"], await RunAsync(task));
        Assert.Equal(seen, Seen());
        Assert.Empty(Directory.EnumerateFiles(PathOf(".refrain/attempts")));
        Assert.Single(Directory.EnumerateFiles(PathOf(".refrain/markers"), "*", SearchOption.AllDirectories));
    }

    /// <summary>Runs the task, and has it die before a step: nothing is done from there on.</summary>
    /// <returns>The step; null if there are fewer.</returns>
    private async Task<string?> DieAsync(ITask task, int step, PlaceFiles files)
    {
        var steps = 0;
        string? died = null;
        files.Reaching = what =>
        {
            if (steps++ < step)
                return;
            died ??= what;
            throw new InvalidProgramException($"Died before {what}.");
        };
        var line = Assert.Single(await RunAsync(Open(files), task));

        // What dies after the marker is there, while it cleans up, has been complete.
        Assert.Equal(died is not null, line.Contains("Died before", StringComparison.Ordinal));
        return died;
    }

    /// <summary>Files of a system that this one is not.</summary>
    private sealed class OtherFiles : PlaceFiles
    {
        public bool AsWindows { get; init; }

        public bool CannotExchange { get; init; }

        public Func<string, Exception?> Failing { init => Reaching = step => { if (value(step) is { } error) throw error; }; }

        protected override bool IsWindows => AsWindows;

        public override bool Exchange(string one, string other) => !CannotExchange && base.Exchange(one, other);
    }
}
