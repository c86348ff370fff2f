using Refrain.Testing;
using Refrain.Tests.Running;

namespace Refrain.Tests.Verifying;

/// <summary>What cannot be held against anything is said so, with the reason, and is not run.</summary>
[Collection(ProcessWide.Name)]
public sealed class NotVerifiedTests : IDisposable
{
    private readonly StoreFixture _store = new();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_a_run_would_run_is_listed_with_its_reason()
    {
        var content = "1";
        var runs = 0;
        var source = new Input("source") { Content = () => content };
        var reads = new Step("reads") { Needs = [source], Body = (t, _) => new($"{t[0]}{++runs}") };
        var after = new Step("after") { Needs = [reads] };
        var apart = new Step("apart");
        await _store.RunAsync(after, apart);
        content = "2";
        Assert.Equal(
            ["reads: NotVerified (input changed: source)", "after: NotVerified (input changed: reads)", "apart: Same ()", "never: NotVerified (missing)"],
            Lines(await VerifyAsync(after, apart, new Step("never"))));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Nothing_verified_is_not_sound() => Assert.False((await VerifyAsync(new Step("never"))).IsSound);

    [Fact]
    public async Task A_source_that_is_gone_is_the_reason()
    {
        var gone = false;
        var source = new Input("source") { Content = () => gone ? throw new IOException("Nobody answers.") : "1" };
        var reads = new Step("reads") { Needs = [source] };
        await _store.RunAsync(new Step("after") { Needs = [reads] });
        gone = true;
        Assert.Equal(
            ["reads: NotVerified (source cannot be looked at: Nobody answers.)", "after: NotVerified (source cannot be looked at: Nobody answers.)"],
            Lines(await VerifyAsync(new Step("after") { Needs = [reads] })));
    }

    [Fact]
    public async Task A_source_of_the_users_own_that_cannot_be_read_from_elsewhere_is_not_the_tasks_fault()
    {
        File.WriteAllText(_folder["here.txt"], "1");
        using var here = new WorkingFolderScope(_folder.Path);
        var source = new Input("source") { Content = () => File.ReadAllText("here.txt") };
        var reads = new Step("reads") { Needs = [source] };
        await _store.RunAsync(reads);
        var verified = Assert.Single((await VerifyAsync(reads)).Tasks);
        Assert.Equal(VerifyState.NotVerified, verified.State);
        Assert.StartsWith("its input source could not be read again: Could not find file", verified.Because, StringComparison.Ordinal);
        Assert.IsType<FileNotFoundException>(verified.Error);
    }

    [Theory]
    [InlineData("Rows")]
    [InlineData("Later")]
    [InlineData("List")]
    public async Task Nor_is_it_when_it_is_read_row_by_row(string relative)
    {
        var full = _folder.Write("here.txt", "1\n2\n");
        using var here = new WorkingFolderScope(_folder.Path);
        string PathOf(string form) => form == relative ? "here.txt" : full;
        var reads = new ReadsRows(PathOf("Rows"), PathOf("Later"), PathOf("List"));
        await _store.RunAsync(reads);
        var verified = Assert.Single((await VerifyAsync(reads)).Tasks);
        Assert.Equal(VerifyState.NotVerified, verified.State);
        Assert.StartsWith($"its input HereRows{(relative == "Later" ? "Later" : "")}(Name: here.txt) could not be read again: ", verified.Because, StringComparison.Ordinal);
        var all = new ReadsRows(full, full, full);
        await _store.RunAsync(all);
        Assert.Equal(VerifyState.Same, Assert.Single((await VerifyAsync(all)).Tasks).State);
    }

    [Fact]
    public async Task A_task_that_does_without_it_is_not_said_to_differ()
    {
        _folder.Write("here.txt", "1\n");
        using var here = new WorkingFolderScope(_folder.Path);
        await _store.RunAsync(new Forgives("here.txt"));
        Assert.StartsWith(
            "Forgives(Name: here.txt): NotVerified (its input HereRows(Name: here.txt) could not be read again: ",
            Assert.Single(Lines(await VerifyAsync(new Forgives("here.txt")))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_folders_of_relative_paths_are_read_where_they_were()
    {
        _folder.Write("data/a.txt", "A");
        _folder.Write("data/b.txt", "B");
        using var here = new WorkingFolderScope(_folder.Path);
        await _store.RunAsync(new ReadsHere("data"));
        Assert.Equal(["ReadsHere(Folder: data): Same ()"], Lines(await VerifyAsync(new ReadsHere("data"))));
        Assert.Equal("A B a.txt,b.txt B", await Pipeline.Open(_store.Store).GetAsync(new ReadsHere("data")));
    }

    [Fact]
    public async Task A_source_that_changes_while_it_is_verified_is_the_reason()
    {
        _folder.Write("data/a.txt", "A");
        _folder.Write("data/b.txt", "B");
        var reads = new ReadsHere(_folder["data"]);
        var first = new Step("first");
        await _store.RunAsync(reads, first);
        var report = await Pipeline.Open(_store.Store).VerifyAsync(
            [reads, first], new VerifyOptions { Workers = 1, Progress = _ => File.WriteAllText(_folder["data", "a.txt"], "other") });
        Assert.Equal(VerifyState.Same, report.Tasks[1].State);
        Assert.Equal(VerifyState.NotVerified, report.Tasks[0].State);
        Assert.EndsWith("has changed meanwhile", report.Tasks[0].Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_damaged_is_not_taken_for_a_difference()
    {
        var runs = 0;
        var large = new Step("large") { Body = (_, _) => new(new string('x', 20_000)) };
        var other = new Step("other") { Body = (_, _) => new(new string('y', 20_000) + ++runs) };
        var after = new Step("after") { Needs = [large], Body = (t, _) => new($"{t[0].Length}") };
        await _store.RunAsync(after, other);
        await _store.DamageAsync(large);
        await _store.DamageAsync(other);
        Assert.Equal(
            ["large: NotVerified (what is stored of it is damaged)", "after: NotVerified (what is stored of its input large is damaged)", "other: NotVerified (what is stored of it is damaged)"],
            Lines(await VerifyAsync(after, other)));
    }

    [Fact]
    public async Task Of_dropped_bytes_the_hash_is_compared_and_what_reads_them_is_not_verified()
    {
        // The third ticket is by chance.
        ITask[] tasks = [new CountOfTickets(2), new CountOfTickets(4)];
        ITask[] dropped = [new Tickets(2), new Tickets(4)];
        await _store.RunAsync(tasks);
        var entries = await _store.Catalog.FindAsync([.. dropped.Select(t => t.Key)]);
        await _store.Catalog.CommitAsync([.. entries.Values.Select(e => e with { IsDropped = true, Inline = null, Blob = null })]);
        Assert.Equal(
            [
                "Tickets(Count: 2): Same ()",
                "CountOfTickets(Count: 2): NotVerified (the bytes of its input Tickets(Count: 2) were dropped)",
                "Tickets(Count: 4): Differs (its bytes were dropped, and the hash that is kept of them is another)",
                "CountOfTickets(Count: 4): NotVerified (the bytes of its input Tickets(Count: 4) were dropped)",
            ],
            Lines(await VerifyAsync(tasks)));
    }

    private static IEnumerable<string> Lines(VerifyReport report) => report.Tasks.Select(t => $"{t.Task}: {t.State} ({t.Because})");

    private Task<VerifyReport> VerifyAsync(params IEnumerable<ITask> tasks) => Pipeline.Open(_store.Store).VerifyAsync(tasks);
}
