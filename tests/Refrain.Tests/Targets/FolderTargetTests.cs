using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Tests.Targets;

/// <summary>Files and folders at places of the user's choice: what is there, and when a task is complete.</summary>
public sealed class FolderTargetTests : FolderRuns
{
    private const string NoMarker = "missing: no marker in the target files";

    [Fact]
    public async Task A_file_is_where_it_was_to_be_and_the_task_is_not_run_again()
    {
        Write("one");
        Assert.Equal(["Executed", "Executed", "Executed"], await RunAsync(new Exported("a", Folder), new Exported("b", Folder), new ExportedByPath("a", Folder)));
        Assert.Equal(["out/", "out/a.txt: one", "out/a/", "out/a/by-path: one", "out/b.txt: one"], Seen());
        Assert.Equal(["UpToDate", "UpToDate", "UpToDate"], await RunAsync(new Exported("a", Folder), new Exported("b", Folder), new ExportedByPath("a", Folder)));
        Write("two");
        Assert.Equal(["Executed", "Executed"], await RunAsync(new Exported("a", Folder), new ExportedByPath("a", Folder)));
        Assert.Equal(["out/", "out/a.txt: two", "out/a/", "out/a/by-path: two", "out/b.txt: one"], Seen());
        Assert.Empty(Directory.EnumerateFiles(PathOf(".refrain/attempts")));
    }

    [Fact]
    public async Task What_no_marker_can_hold_is_spelled_out_in_it()
    {
        ITask[] tasks = [new Unsaid("a\0b\ud83d c"), new Unsaid("\U0001F600\ude00"), new Unsaid("nothing")];
        Assert.Equal(["Executed", "Executed", "Executed"], await RunAsync(tasks));
        Assert.Equal(["UpToDate", "UpToDate", "UpToDate"], await RunAsync(tasks));
        var said = Directory.EnumerateFiles(PathOf(".refrain/markers"), "*", SearchOption.AllDirectories).Select(File.ReadAllText).Select(static text => System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("task").GetString());
        Assert.Equal(["", "a\\u0000b\\ud83d c", "\U0001F600\\ude00"], said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_is_put_in_place_whole_with_nothing_of_what_was_there()
    {
        Write("index.html|one\na/b/deep|two");
        Assert.Equal(["Executed"], await RunAsync(new Site("s", Folder)));
        Assert.Equal(["sites/", "sites/s/", "sites/s/a/", "sites/s/a/b/", "sites/s/a/b/deep: two", "sites/s/empty/", "sites/s/index.html: one"], Seen());
        Assert.Equal(["UpToDate"], await RunAsync(new Site("s", Folder)));
        Write("index.html|three");
        Assert.Equal(["Executed"], await RunAsync(new Site("s", Folder)));
        Assert.Equal(["sites/", "sites/s/", "sites/s/empty/", "sites/s/index.html: three"], Seen());
        Assert.Empty(Directory.EnumerateFiles(PathOf(".refrain/attempts")));
    }

    [Fact]
    public async Task What_others_do_to_a_file_is_seen()
    {
        Write("content");
        await RunAsync(new Exported("a", Folder));
        var path = PathOf("out/a.txt");
        var written = File.GetLastWriteTimeUtc(path);
        foreach (var change in new Action[]
        {
            () => File.Delete(path),
            () => File.WriteAllText(path, "conten"),
            () => File.WriteAllText(path, "CONTENT"),
            () =>
            {
                File.Move(path, path + ".moved");
                File.CreateSymbolicLink(path, path + ".moved");
            },
            () =>
            {
                File.Delete(path);
                Directory.CreateDirectory(path);
                Directory.Delete(path);
            },
            () => Directory.Delete(PathOf("out"), recursive: true),
            () => Directory.Delete(PathOf(".refrain"), recursive: true),
            () => File.WriteAllText(Directory.EnumerateFiles(PathOf(".refrain/markers"), "*", SearchOption.AllDirectories).Single(), "{\"format\":1}"),
        })
        {
            change();
            Assert.Equal([NoMarker], await PlanAsync(new Exported("a", Folder)));
            Assert.Equal([$"Executed ({NoMarker})"], await RunAsync(new Exported("a", Folder)));
            Assert.Equal("content", Read("out/a.txt"));
            Assert.Empty(await PlanAsync(new Exported("a", Folder)));
        }

        // The same content with another time is the same.
        File.SetLastWriteTimeUtc(path, written.AddDays(1));
        Assert.Empty(await PlanAsync(new Exported("a", Folder)));

        // A time without fractions says nothing.
        File.WriteAllText(path, "CONTENT");
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal([NoMarker], await PlanAsync(new Exported("a", Folder)));
    }

    [Fact]
    public async Task A_backup_of_yesterday_is_seen_as_it_is()
    {
        Write("yesterday");
        await RunAsync(new Exported("a", Folder));
        Directory.CreateDirectory(Path.Combine(Folder, "backup"));
        foreach (var file in Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, "backup", Path.GetRelativePath(Target, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Write("today");
        await RunAsync(new Exported("a", Folder));
        Directory.Delete(Target, recursive: true);
        Directory.Move(Path.Combine(Folder, "backup"), Target);
        Assert.Equal("yesterday", Read("out/a.txt"));
        Assert.Equal(["Executed (missing: another marker in the target files)"], await RunAsync(new Exported("a", Folder)));
        Assert.Equal("today", Read("out/a.txt"));
    }

    [Fact]
    public async Task What_others_do_in_a_folder_is_seen()
    {
        const string Input = "a/one|1\na/two|2";
        Write(Input);
        await RunAsync(new Site("s", Folder));
        var site = PathOf("sites/s");
        foreach (var change in new Action[]
        {
            () => File.WriteAllText(site + "/a/one", "x"),
            () => File.Delete(site + "/a/one"),
            () => File.WriteAllText(site + "/a/three", "3"),
            () => Directory.Delete(site + "/empty"),
            () => Directory.CreateDirectory(site + "/another"),
            () => File.Move(site + "/a/one", site + "/a/ONE2"),
            () => File.CreateSymbolicLink(site + "/link", site + "/a/one"),
            () => Directory.Delete(site, recursive: true),
        })
        {
            change();
            Assert.Equal([NoMarker], await PlanAsync(new Site("s", Folder)));
            await RunAsync(new Site("s", Folder));
            Assert.Equal(["sites/", "sites/s/", "sites/s/a/", "sites/s/a/one: 1", "sites/s/a/two: 2", "sites/s/empty/"], Seen());
            Assert.Empty(await PlanAsync(new Site("s", Folder)));
        }
    }

    [Fact]
    public async Task A_task_that_fails_leaves_what_was_there_and_nothing_else()
    {
        Write("good");
        await RunAsync(new Exported("a", Folder));
        Write("fail");
        Assert.Equal(["Failed: The input says so."], await RunAsync(new Exported("a", Folder)));
        Assert.Equal(["out/", "out/a.txt: good"], Seen());
    }

    [Fact]
    public async Task What_requires_it_gets_the_receipt()
    {
        Write("12345");
        await using var pipeline = OpenPipeline();
        Assert.Equal(5, await pipeline.GetAsync(new ExportedBytes("a", Folder)));
    }

    [Fact]
    public async Task What_requires_it_reads_the_file_as_any_other()
    {
        Write("Name,Number\na,4\nb,38\n");
        await using var pipeline = OpenPipeline();
        Assert.Equal("21 42 21 a.txt True 3", await pipeline.GetAsync(new ReadBack("a", Folder)));
        Write("{\"Name\":\"a\",\"Number\":4}\n{\"Name\":\"b\",\"Number\":5}\n");
        Assert.Equal(9, await pipeline.GetAsync(new ReadBackJson("a", Folder)));
    }

    [Fact]
    public async Task A_file_that_is_changed_while_it_is_read_is_written_again_and_then_read_again()
    {
        Write("Name,Number\na,4\nb,38\n");
        ReadBack.Meanwhile = () => File.WriteAllText(PathOf("out/a.txt"), "Name,Number\na,5\nb,38\n");
        await using var pipeline = OpenPipeline();
        var report = await pipeline.RunAsync([new ReadBack("a", Folder)]);
        Assert.Equal(RunState.Succeeded, report.State);
        Assert.Equal("21 42 21 a.txt True 3", await pipeline.GetAsync(new ReadBack("a", Folder)));
        Assert.Equal("Name,Number\na,4\nb,38\n", Read("out/a.txt"));
        Assert.Null(ReadBack.Meanwhile);
    }

    [Fact]
    public async Task A_file_and_a_folder_of_one_task_are_both_there()
    {
        Write("x");
        var name = Folder.Replace("/", "%2F", StringComparison.Ordinal);
        Assert.Equal(["Executed"], await RunAsync(new Both(Folder)));
        Assert.Equal(
            [$"both-{name}/", $"both-{name}/a/", $"both-{name}/a/b/", $"both-{name}/a/b/c.txt: x", $"both-{name}/d.txt: x\nx\n", "both/", $"both/{name}.txt: x"], Seen());
        File.AppendAllText(PathOf($"both-{name}/d.txt"), "more");
        Assert.Equal([NoMarker], await PlanAsync(new Both(Folder)));
    }

    [Theory]
    [InlineData("file", "ended without having written its output file 'unwritten/file'.")]
    [InlineData("folder", "ended without having written its output folder 'unwritten-folder'.")]
    [InlineData("path", "took the path of its output file 'unwritten/path' and ended without having written it")]
    [InlineData("stream", "ended without having disposed the stream of its output file 'unwritten/stream',")]
    [InlineData("lines", "ended without having written all of its output file 'unwritten/lines'.")]
    [InlineData("inner", "ended without having disposed the stream of its output file 'unwritten-inner/")]
    [InlineData("out", "'../out' is no path in a folder")]
    public async Task What_is_not_written_is_not_complete(string how, string why)
    {
        Assert.Contains(why, Assert.Single(await RunAsync(new Unwritten(how))), StringComparison.Ordinal);
        Assert.DoesNotContain(Seen(), static e => e.Contains(".tmp", StringComparison.Ordinal));
        Assert.Equal(["Executed"], await RunAsync(new Unwritten("not at all")));
    }

    [Fact]
    public async Task A_link_in_a_folder_is_refused()
    {
        Write("link|/etc");
        Assert.Contains("made the link 'a-link' in the folder", Assert.Single(await RunAsync(new Site("s", Folder))), StringComparison.Ordinal);
        Assert.Equal(["sites/"], Seen());
    }

    [Fact]
    public async Task Two_tasks_that_write_to_one_place_are_told_of_in_the_plan()
    {
        Write("x");
        const string Why = "both write to 'out/a.txt' in the target 'files'";
        Assert.Contains(await PlanAsync(new Exported("a", Folder), new Rival("a")), m => m.StartsWith("Exported(Name: a, Folder: " + Folder + ") and Rival(Name: a) " + Why, StringComparison.Ordinal));
        Assert.Contains(Why, (await RunAsync(new Rival("a"), new Exported("a", Folder)))[1], StringComparison.Ordinal);
        Assert.Contains("both write to '7/a/b'", Assert.Single(await PlanAsync(new Around(7), new Within(7)), m => m.Contains("both", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("both write to '7'", Assert.Single(await PlanAsync(new Within(7), new Around(7)), m => m.Contains("both", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(["missing", "missing"], await PlanAsync(new Within(7), new Around(8)));
    }

    /// <summary>Also before it has ever run, when nobody looks for its marker.</summary>
    [Fact]
    public async Task A_target_that_is_missing_is_told_of_in_the_plan_and_of_each_task()
    {
        await using var pipeline = Pipeline.Open(new Refrain.Stores.ArtifactStore(new Refrain.Stores.MemoryCatalog(), new Refrain.Stores.MemoryBlobStore(), PathOf("scratch")));
        var plan = await pipeline.PlanAsync([new Rival("a"), new Within(7)]);
        Assert.Equal(
            ["Rival(Name: a) writes to the target 'files'", "Within(Number: 7) writes to the target 'files'"],
            plan.Failures.Select(f => f.Error.Message.Split(", which the pipeline does not have")[0]));
    }

    [Fact]
    public async Task Who_overwrites_the_file_of_another_task_makes_that_one_incomplete()
    {
        Write("x");
        await RunAsync(new Exported("a", Folder));
        await RunAsync(new Rival("a"));
        Assert.Equal([NoMarker], await PlanAsync(new Exported("a", Folder)));
        Assert.Empty(await PlanAsync(new Rival("a")));
    }

    [Theory]
    [InlineData("..", "%2E..txt")]
    [InlineData("../../up", "%2E.%2F..%2Fup.txt")]
    [InlineData("a/b\\c", "a%2Fb%5Cc.txt")]
    [InlineData("", "%2Etxt")]
    [InlineData("naïve \u0001*?", "na%C3%AFve%20%01%2A%3F.txt")]
    [InlineData(".refrain", "%2Erefrain.txt")]
    public async Task No_value_leaves_the_folder(string name, string file)
    {
        Write("x");
        Assert.Equal(["Executed"], await RunAsync(new Exported(name, Folder)));
        Assert.Equal(["out/", $"out/{file}: x"], Seen());
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_told_of_in_the_plan()
    {
        Write("x");
        Assert.Contains("has 304 bytes, and file systems take 255", Assert.Single(await PlanAsync(new Exported(new string('x', 300), Folder))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verification_writes_nothing_and_sees_what_differs()
    {
        Write("x");
        var tasks = new ITask[] { new Exported("a", Folder), new ExportedByPath("a", Folder), new Both(Folder) };
        await RunAsync(tasks);
        var before = Seen();
        await using var pipeline = OpenPipeline();
        var report = await pipeline.VerifyAsync(tasks, new VerifyOptions());
        Assert.Equal([.. Enumerable.Repeat(VerifyState.Same, 3)], report.Tasks.Where(t => tasks.Contains(t.Task)).Select(t => t.State));
        Assert.Equal(before, Seen());
    }

    [Fact]
    public async Task A_claim_that_was_lost_does_not_replace_what_its_successor_has_written()
    {
        var target = Open();
        ITask task = new Rival("a");
        await using var lost = (FolderAttempt)await target.BeginAsync(new TargetClaim(task, 5, 1));
        Fill(lost, "old");
        await using (var successor = (FolderAttempt)await target.BeginAsync(new TargetClaim(task, 6, 1)))
        {
            Fill(successor, "new");
            await successor.CommitAsync(ContentHash.Of("new"));
        }

        var late = (FolderAttempt)await target.BeginAsync(new TargetClaim(task, 5, 2));
        await Assert.ThrowsAsync<ClaimLostException>(async () => await lost.CommitAsync(ContentHash.Of("old")));
        Assert.Equal("new", Read("out/a.txt"));
        Assert.Equal(ContentHash.Of("new"), (await target.FindAsync([task.Key]))[task.Key]);

        // A store that was begun anew numbers its runs from 1: it has seen what is there.
        Fill(late, "fresh");
        await late.CommitAsync(ContentHash.Of("fresh"));
        await late.DisposeAsync();
        Assert.Equal("fresh", Read("out/a.txt"));
    }

    [Fact]
    public async Task A_claim_is_seen_to_be_lost_where_it_wrote_elsewhere_too()
    {
        var target = Open();
        ITask task = new Rival("a");
        await using var lost = (FolderAttempt)await target.BeginAsync(new TargetClaim(task, 5, 1));
        await using (var successor = (FolderAttempt)await target.BeginAsync(new TargetClaim(task, 6, 1)))
        {
            Fill(successor, "new");
            await successor.CommitAsync(ContentHash.Of("new"));
        }

        Fill(lost, "old");
        await Assert.ThrowsAsync<ClaimLostException>(async () => await lost.CommitAsync(ContentHash.Of("old")));
        Assert.Equal("new", Read("out/a.txt"));
    }

    [Fact]
    public async Task A_claim_is_lost_as_soon_as_its_successor_begins()
    {
        var target = Open();
        ITask task = new Rival("a");
        await using var lost = (FolderAttempt)await target.BeginAsync(new TargetClaim(task, 5, 1));
        Fill(lost, "old");
        await using var successor = (FolderAttempt)await target.BeginAsync(new TargetClaim(task, 6, 1));
        await Assert.ThrowsAsync<ClaimLostException>(async () => await lost.CommitAsync(ContentHash.Of("old")));
        await lost.DisposeAsync();
        Fill(successor, "new");
        await successor.CommitAsync(ContentHash.Of("new"));
        Assert.Equal("new", Read("out/a.txt"));
    }

    [Fact]
    public async Task Who_reads_all_the_time_finds_a_whole_file_and_folder_each_time()
    {
        var target = Open();
        ITask task = new Rival("a");
        await WriteAsync(0);
        using var ended = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var versions = new HashSet<string>(StringComparer.Ordinal);
            while (!ended.IsCancellationRequested)
            {
                versions.Add(Whole(File.ReadAllText(PathOf("file"))));
                versions.Add(Whole(File.ReadAllText(PathOf("folder/inner/file"))));
            }

            return versions.Count;
        })).ToList();
        for (var version = 1; version < 100; version++)
            await WriteAsync(version);
        await ended.CancelAsync();
        Assert.All(await Task.WhenAll(readers), static versions => Assert.True(versions > 1));

        static string Whole(string text)
        {
            Assert.Equal(10_000, text.Split(' ').Length);
            return text.Split(' ').Distinct(StringComparer.Ordinal).Single();
        }

        async Task WriteAsync(int version)
        {
            var text = string.Join(' ', Enumerable.Repeat(version.ToString(System.Globalization.CultureInfo.InvariantCulture), 10_000));
            await using var attempt = (FolderAttempt)await target.BeginAsync(new TargetClaim(task, version, 1));
            var (file, folder) = (attempt.File("file"), attempt.Folder("folder"));
            file.Open().Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.End(isWrittenByPath: false);
            Directory.CreateDirectory(folder.Prepare() + "/inner");
            await File.WriteAllTextAsync(folder.Temporary + "/inner/file", text);
            folder.End();
            await attempt.CommitAsync(ContentHash.Of(text));
        }
    }

    [Fact]
    public async Task Many_tasks_write_at_once()
    {
        Write("x");
        await using var pipeline = OpenPipeline();
        var report = await pipeline.RunAsync([.. Enumerable.Range(0, 100).Select(i => new Exported($"{i}", Folder))], new RunOptions { Workers = 8 });
        Assert.All(report.Tasks, t => Assert.Null(t.Error));
        Assert.Equal(101, Seen().Count);
    }

    private static void Fill(FolderAttempt attempt, string text)
    {
        var file = attempt.File("out/a.txt");
        file.Open().Write(System.Text.Encoding.UTF8.GetBytes(text));
        file.End(isWrittenByPath: false);
        Assert.Equal(text.Length, attempt.Receipts()[0].Rows);
    }
}
