using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class StoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("show")]
    [InlineData("verify")]
    public async Task A_store_of_something_else_is_left_as_it_is(string verb)
    {
        var catalog = _folder.Write("store/catalog.db", new string('x', 5000));
        var run = (await AppRun.Of([verb, "Sum", "--json", "--store", _folder["store"]])).Ended(ExitCode.Store);
        Assert.Contains(catalog, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(catalog));
    }

    [Fact]
    public async Task A_store_may_be_named_by_an_address_that_the_program_knows_how_to_open()
    {
        const string Address = "Mem://user:s3cret@host/x?y=1";
        var asked = new List<(string Address, bool IsReadOnly)>();
        var (catalog, blobs) = (new MemoryCatalog(), new MemoryBlobStore());
        void Teach(RefrainAppOptions app) => app.AddStore("mem", (address, isReadOnly) =>
        {
            asked.Add((address, isReadOnly));
            return new ArtifactStore(catalog, blobs, _folder["scratch"]);
        });
        (await AppRun.Of(["run", "Sum", "--store", Address], Teach)).Ended(ExitCode.Done);
        (await AppRun.Of(["show", "Sum", "--store", Address], Teach)).Ended(ExitCode.Done);
        (await AppRun.Of(["clean", "--dry-run", "--store", Address], Teach)).Ended(ExitCode.Done);
        (await AppRun.Of(["stale", "--store", Address], Teach)).Ended(ExitCode.Done);
        Assert.Equal([(Address, false), (Address, true), (Address, true), (Address, false)], asked);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("show")]
    [InlineData("clean")]
    public async Task An_address_that_the_program_does_not_know_is_no_folder_and_is_not_shown(string verb)
    {
        string[] args = verb == "clean" ? ["clean"] : [verb, "Sum"];
        var run = (await AppRun.Of([.. args, "--store", "other://user:s3cret@host/x"], app => app.AddStore("mem", (_, _) => throw new InvalidOperationException()))).Ended(ExitCode.Store);
        Assert.Contains("'other://'", run.Error, StringComparison.Ordinal);
        Assert.Contains("mem://", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.Error, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RefrainAppOptions().AddStore("c", (_, _) => throw new InvalidOperationException()));
    }

    [Fact]
    public async Task Blobs_may_be_at_an_address_of_their_own()
    {
        var asked = new List<string>();
        var blobs = new MemoryBlobStore();
        void Teach(RefrainAppOptions app) => app.AddBlobs("mem", address =>
        {
            asked.Add(address);
            return blobs;
        });
        string[] where = ["--store", _folder["store"], "--blobs", "mem://bucket/prefix"];
        (await AppRun.Of(["run", "Numbers", "--count", "20000", .. where], Teach)).Ended(ExitCode.Done);
        Assert.Single(await blobs.ListAsync().ToListAsync());
        Assert.False(Directory.Exists(_folder["store", "blobs"]));
        (await AppRun.Of(["show", "Numbers", "--count", "20000", .. where], Teach)).Ended(ExitCode.Done);
        (await AppRun.Of(["clean", "--dry-run", .. where], Teach)).Ended(ExitCode.Done);
        Assert.Equal(["mem://bucket/prefix", "mem://bucket/prefix", "mem://bucket/prefix"], asked);
    }

    [Fact]
    public async Task A_catalog_may_be_at_an_address_with_its_blobs_in_a_folder()
    {
        var catalog = new MemoryCatalog();
        void Teach(RefrainAppOptions app) => app.AddCatalog("mem", (_, _) => catalog);
        string[] where = ["--store", "mem://host/x", "--blobs", _folder["blobs"], "--scratch", _folder["scratch"]];
        (await AppRun.Of(["run", "Numbers", "--count", "20000", .. where], Teach)).Ended(ExitCode.Done);
        Assert.Single(Directory.EnumerateFiles(_folder["blobs"], "*", SearchOption.AllDirectories));
        var again = (await AppRun.Of(["run", "Numbers", "--count", "20000", "--json", .. where], Teach)).Ended(ExitCode.Done);
        Assert.Equal(1, again.Json.GetProperty("counts").GetProperty("upToDate").GetInt32());
    }

    [Theory]
    [InlineData("'other://'", "--blobs", "other://key:s3cret@bucket")]
    public async Task Places_that_make_no_store_are_said(string expected, params string[] where)
    {
        var run = (await AppRun.Of(["run", "Sum", "--store", _folder["store"], .. where])).Ended(ExitCode.Store);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["store"]));
    }

    [Theory]
    [InlineData("run", "Sum")]
    [InlineData("plan", "Sum")]
    [InlineData("stale")]
    [InlineData("clean")]
    public async Task Scratch_without_blobs_is_a_usage_error(params string[] verb)
    {
        var run = (await AppRun.Of([.. verb, "--store", _folder["store"], "--scratch", "somewhere"])).Ended(ExitCode.Usage);
        Assert.StartsWith("--scratch needs --blobs: ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["store"]));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = _folder.Write("file", "");
        var run = (await AppRun.Of(["run", "Sum", "--store", Path.Combine(file, "store")])).Ended(ExitCode.Store);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_adds_where_the_store_failed()
    {
        var file = _folder.Write("file", "");
        var run = (await AppRun.Of(["run", "Sum", "--verbose", "--store", Path.Combine(file, "store")])).Ended(ExitCode.Store);
        Assert.Contains("   at Refrain.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Showing_makes_no_store()
    {
        var run = (await AppRun.Of(["show", "Sum", "--store", _folder["store"]])).Ended(ExitCode.TaskFailed);
        Assert.Contains($"There is no store in '{_folder["store"]}' for Sum(Count: 3). Make it with 'run'", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["store"]));
    }

    [Fact]
    public async Task A_damaged_artifact_is_made_again()
    {
        string[] args = ["run", "Numbers", "--count", "20000", "--json", "--store", _folder["store"]];
        (await AppRun.Of(args)).Ended(ExitCode.Done);
        var blob = Directory.EnumerateFiles(_folder["store", "blobs"], "*", SearchOption.AllDirectories).Single();
        File.Delete(blob);
        var shown = (await AppRun.Of(["show", "Numbers", "--count", "20000", "--store", _folder["store"]])).Ended(ExitCode.Store);
        Assert.Contains("Run the task again", shown.Error, StringComparison.Ordinal);
        var again = (await AppRun.Of(args)).Ended(ExitCode.Done);
        Assert.Equal("corrupt", again.Json.GetProperty("tasks")[0].GetProperty("reason").GetString());
    }
}
