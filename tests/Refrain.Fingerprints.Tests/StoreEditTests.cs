namespace Refrain.Fingerprints.Tests;

/// <summary>Edits of what a program reads, and damage to what it made: exactly the tasks that run, and the reason each gives.</summary>
public sealed class StoreEditTests : IAsyncLifetime
{
    // Each output is too large for the catalog, so that it is a blob.
    private const string Program = """
        namespace App;

        [Task] public sealed partial record Lines(string Folder, string Name)
        {
            [Requires] public FileSource File => new(System.IO.Path.Combine(Folder, Name));
            public string Run(IReadOnlyList<string> file) => string.Concat(file.Select(l => l.Trim() + "\n")) + new string(' ', 20_000);
        }

        [Task] public sealed partial record Sizes(string Folder)
        {
            [Requires] public DirectorySource Files => new(Folder, "*.txt");
            [Requires] public IEnumerable<Lines> All(IReadOnlyList<string> files) => files.Select(n => new Lines(Folder, n));
            public IReadOnlyList<int> Run(IReadOnlyList<string> all) => all.Select(t => t.Length).ToList();
        }

        [Task] public sealed partial record Total(string Folder)
        {
            [Requires] public Sizes Sizes => new(Folder);
            public int Run(IReadOnlyList<int> sizes) => sizes.Sum();
        }

        public static class Program { public static ITask Root() => new Total("FOLDER"); }
        """;

    private readonly EditScript _script = new();
    private byte[] _program = [];

    public async Task InitializeAsync()
    {
        // One name for each test, as the assemblies of all of them stay loaded beside each other.
        var name = "App" + System.Threading.Interlocked.Increment(ref s_programs).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _program = EditScript.Compile([("Program.cs", Program.Replace("FOLDER", Folder.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal).Replace("namespace App;", $"namespace {name};", StringComparison.Ordinal))]);
        Write("a.txt", "one");
        Write("b.txt", "three");
        Assert.Equal("Lines: missing; Lines: missing; Sizes: missing; Total: missing", await _script.RunAsync(_program));
        Assert.Equal("", await _script.RunAsync(_program));
    }

    public async Task DisposeAsync() => await _script.DisposeAsync();

    [Fact]
    public async Task A_file_that_is_written_again_with_the_same_bytes()
    {
        Write("a.txt", "one");
        File.SetLastWriteTimeUtc(Path.Combine(Folder, "a.txt"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal("", await _script.RunAsync(_program));
    }

    [Fact]
    public async Task A_file_with_other_bytes_of_which_the_same_is_made()
    {
        Write("a.txt", " one ");
        Assert.Equal($"Lines: input changed: {Source("a.txt")}", await _script.RunAsync(_program));
    }

    [Fact]
    public async Task A_file_with_other_bytes_of_which_something_else_is_made()
    {
        Write("a.txt", "eleven");
        Assert.Equal($"Lines: input changed: {Source("a.txt")}; Sizes: input changed: {Line("a.txt")}; Total: input changed: Sizes(Folder: {Folder})", await _script.RunAsync(_program));
    }

    [Fact]
    public async Task A_file_that_is_removed_and_comes_back()
    {
        File.Delete(Path.Combine(Folder, "b.txt"));
        Assert.Equal($"Sizes: {Names}; Total: input changed: Sizes(Folder: {Folder})", await _script.RunAsync(_program));
        Write("b.txt", "three");
        Assert.Equal($"Sizes: {Names}; Total: input changed: Sizes(Folder: {Folder})", await _script.RunAsync(_program));
        Assert.Equal("", await _script.RunAsync(_program));
    }

    [Fact]
    public async Task A_file_that_is_removed_and_comes_back_with_other_bytes()
    {
        File.Delete(Path.Combine(Folder, "b.txt"));
        await _script.RunAsync(_program);
        Write("b.txt", "four");
        Assert.Equal($"Lines: input changed: {Source("b.txt")}; Sizes: {Names}; Total: input changed: Sizes(Folder: {Folder})", await _script.RunAsync(_program));
    }

    [Fact]
    public async Task A_new_file()
    {
        Write("c.txt", "seven");
        Assert.Equal($"Lines: missing; Sizes: {Names}; Total: input changed: Sizes(Folder: {Folder})", await _script.RunAsync(_program));
    }

    [Fact]
    public async Task A_file_of_another_kind()
    {
        Write("notes.md", "seven");
        Assert.Equal("", await _script.RunAsync(_program));
    }

    [Fact]
    public async Task A_blob_that_is_deleted()
    {
        await _script.DeleteBlobAsync(await BlobOfAsync("b.txt"));
        Assert.Equal("Lines: corrupt", await _script.RunAsync(_program));
        Assert.Equal("", await _script.RunAsync(_program));
    }

    [Fact]
    public async Task A_blob_that_is_damaged_is_found_when_something_reads_it()
    {
        await _script.DamageBlobAsync(await BlobOfAsync("b.txt"));
        Assert.Equal("", await _script.RunAsync(_program));
        Write("a.txt", "eleven");
        Assert.Equal(
            $"Lines: input changed: {Source("a.txt")}; Lines: corrupt; Sizes: input changed: {Line("a.txt")}; Total: input changed: Sizes(Folder: {Folder})",
            await _script.RunAsync(_program));
    }

    private static int s_programs;

    private string Folder => _script.Folder["texts"];

    private string Names => $"input changed: DirectorySource(Path: {Folder}, Pattern: *.txt, Recursive: false, Contents: false)";

    private string Source(string name) => $"FileSource(Path: {Path.Combine(Folder, name)})";

    private string Line(string name) => $"Lines(Folder: {Folder}, Name: {name})";

    private Task<string> BlobOfAsync(string name) => _script.FindBlobAsync($",Name={name}");

    private void Write(string name, string text) => _script.Folder.Write("texts/" + name, text);
}
