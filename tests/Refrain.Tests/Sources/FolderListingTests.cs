using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Sources;

/// <summary>Which names a folder has: the same on every system, or an error that says what is in the way.</summary>
public sealed class FolderListingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_are_relative_and_in_ordinal_order()
    {
        Write("b", "a-b", "B", "a/b", "a/B/c", "é", ".hidden", "a b");
        Assert.Equal([".hidden", "B", "a b", "a-b", "b", "é"], List());
        Assert.Equal([".hidden", "B", "a b", "a-b", "a/B/c", "a/b", "b", "é"], List(recursive: true));
        Assert.Equal(List(recursive: true), FolderListing.Of(new DirectorySource(_folder.Path + "/", Recursive: true)).Names);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder.Path);
        Assert.Equal(List(recursive: true), FolderListing.Of(new DirectorySource(relative, Recursive: true)).Names);
    }

    [Theory]
    [InlineData("*", "a.TXT a.txt a.txt.old ab.txt noext")]
    [InlineData("*.txt", "a.txt ab.txt")]
    [InlineData("*.TXT", "a.TXT")]
    [InlineData("*.*", "a.TXT a.txt a.txt.old ab.txt")]
    [InlineData("?.txt", "a.txt")]
    [InlineData("a?.txt", "ab.txt")]
    [InlineData("a.*", "a.TXT a.txt a.txt.old")]
    [InlineData("noext", "noext")]
    [InlineData("no", "")]
    [InlineData("[a]*", "")]
    public void A_pattern_is_the_same_on_every_system(string pattern, string names)
    {
        Write("a.txt", "ab.txt", "a.txt.old", "noext");
        var expected = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (IsCaseSensitive())
            Write("a.TXT");
        else
            expected = [.. expected.Where(name => name != "a.TXT")];
        Assert.Equal(expected, List(pattern));
    }

    /// <summary>Random trees and patterns, against a walk of a few lines and a regular expression.</summary>
    [Fact]
    public void Any_tree_and_pattern_list_as_a_naive_walk_does()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            using var folder = new TempFolder();
            string Any(string letters, int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => letters[random.Next(letters.Length)]));
            for (var i = 0; i < 25; i++)
            {
                var at = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Any("abé_", 3)));
                if (!Directory.Exists(folder[at]) && !at.Split('/').SkipLast(1).Select((_, n) => folder[string.Join('/', at.Split('/').Take(n + 1))]).Any(File.Exists))
                    folder.Write(at, "");
            }

            var pattern = Any("ab?*é", 4);
            var name = new Regex("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);
            var all = folder.Files().Where(file => name.IsMatch(file[(file.LastIndexOf('/') + 1)..])).ToList();
            Assert.True(all.SequenceEqual(FolderListing.Of(new DirectorySource(folder.Path, pattern, Recursive: true)).Names), $"seed {seed}, pattern {pattern}");
            Assert.True(
                all.Where(file => !file.Contains('/', StringComparison.Ordinal)).SequenceEqual(FolderListing.Of(new DirectorySource(folder.Path, pattern)).Names),
                $"seed {seed}, pattern {pattern}, flat");
        }
    }

    [Fact]
    public void Links_to_files_are_files_and_links_to_folders_are_not_followed()
    {
        Write("real/a.txt", "top.txt");
        File.CreateSymbolicLink(_folder["link.txt"], _folder["real", "a.txt"]);
        Directory.CreateSymbolicLink(_folder["folder"], _folder["real"]);
        Directory.CreateSymbolicLink(_folder["real", "loop"], _folder.Path);
        Assert.Equal(["link.txt", "real/a.txt", "top.txt"], List(recursive: true));
        Assert.Equal(["link.txt", "top.txt"], List());

        // But the folder that was asked for may be a link.
        Assert.Equal(["a.txt"], FolderListing.Of(new DirectorySource(_folder["folder"], Recursive: true)).Names);
    }

    [Fact]
    public void A_link_counts_by_what_it_leads_to()
    {
        Write("apart/real");
        Directory.CreateDirectory(_folder["in"]);
        File.CreateSymbolicLink(_folder["in", "link"], _folder["apart", "real"]);
        var listing = FolderListing.Of(new DirectorySource(_folder["in"]));
        var (before, stamp) = (listing.VersionOfContents(out _, default), listing.Stamp(out _));
        File.WriteAllText(_folder["apart", "real"], "something else");
        Assert.NotEqual(before, listing.VersionOfContents(out var size, default));
        Assert.NotEqual(stamp, listing.Stamp(out _));
        Assert.Equal(14, size);
    }

    [Fact]
    public void A_link_to_nothing_has_a_name_and_no_content()
    {
        File.CreateSymbolicLink(_folder["dead"], _folder["nowhere"]);
        var listing = FolderListing.Of(new DirectorySource(_folder.Path));
        Assert.Equal(["dead"], listing.Names);
        Assert.Contains("is a link to", Assert.Throws<FileNotFoundException>(() => listing.Stamp(out _)).Message, StringComparison.Ordinal);
        Assert.Contains("is a link to", Assert.Throws<FileNotFoundException>(() => listing.VersionOfContents(out _, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_gone_since_it_was_listed_is_a_change()
    {
        Write("a", "b");
        var listing = FolderListing.Of(new DirectorySource(_folder.Path));
        File.Delete(_folder["b"]);
        Assert.Throws<SourceChangedException>(() => listing.Stamp(out _));
        Assert.Throws<SourceChangedException>(() => listing.VersionOfContents(out _, default));
        Directory.Delete(_folder.Path, recursive: true);
        Assert.Throws<SourceChangedException>(() => listing.VersionOfContents(out _, default));
    }

    [Fact]
    public void What_is_no_folder_is_told()
    {
        Write("file");
        Assert.Contains("does not exist", Assert.Throws<DirectoryNotFoundException>(() => Of("none")).Message, StringComparison.Ordinal);
        Assert.Contains("is a file", Assert.Throws<DirectoryNotFoundException>(() => Of("file")).Message, StringComparison.Ordinal);
        Assert.Contains("empty path", Assert.Throws<DirectoryNotFoundException>(() => FolderListing.Of(new DirectorySource(""))).Message, StringComparison.Ordinal);
        FolderListing Of(string name) => FolderListing.Of(new DirectorySource(_folder[name]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sub/*.txt")]
    [InlineData("sub\\*.txt")]
    [InlineData("a\0b")]
    public void A_pattern_that_can_match_nothing_is_told(string pattern) =>
        Assert.Contains("matches no file", Assert.Throws<ArgumentException>(() => List(pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_may_not_be_read_is_told()
    {
        var root = Environment.IsPrivilegedProcess;
        if (OperatingSystem.IsWindows() || (root && !OperatingSystem.IsLinux()))
            return;
        Write("open/a", "closed/b");
        File.SetUnixFileMode(_folder["closed"], 0);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        // Root may read everything, so this thread is somebody else for a while.
        if (root)
            _ = Libc.setfsuid(65534);
        try
        {
            Assert.Equal([], List());
            var message = Assert.Throws<UnauthorizedAccessException>(() => List(recursive: true)).Message;
            Assert.Contains("cannot be listed", message, StringComparison.Ordinal);
            Assert.Contains("closed", message, StringComparison.Ordinal);
            Assert.Contains("cannot be listed", Assert.Throws<UnauthorizedAccessException>(() => FolderListing.Of(new DirectorySource(_folder["closed"]))).Message, StringComparison.Ordinal);
        }
        finally
        {
            if (root)
                _ = Libc.setfsuid(0);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_name_that_is_no_text_is_told(bool isFolder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Write("good \uFFFD", "folder \uFFFD/good");
        Assert.Equal(["folder \uFFFD/good", "good \uFFFD"], List(recursive: true));

        byte[] path = [.. Encoding.UTF8.GetBytes(_folder["bad "]), 0xFF, 0];
        Assert.NotEqual(-1, isFolder ? Libc.mkdir(path, 511) : Libc.creat(path, 511));
        try
        {
            var message = Assert.ThrowsAny<IOException>(() => List(recursive: true)).Message;
            Assert.Contains("'bad \uFFFD'", message, StringComparison.Ordinal);
            Assert.Contains("no valid Unicode", message, StringComparison.Ordinal);

            // One that is not asked for does not matter; a folder matters where folders are entered.
            Assert.Equal(["good \uFFFD"], List("good*"));
        }
        finally
        {
            Assert.Equal(0, Libc.remove(path));
        }
    }

    /// <summary>Beside a file whose name is what the other's is shown as, the name would be found, and be that of the wrong file.</summary>
    [Fact]
    public void A_name_that_is_shown_as_another_s_is_told()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Write("bad \uFFFD");
        byte[] path = [.. Encoding.UTF8.GetBytes(_folder["bad "]), 0xFF, 0];
        Assert.NotEqual(-1, Libc.creat(path, 511));
        try
        {
            Assert.Contains("no valid Unicode", Assert.ThrowsAny<IOException>(() => List()).Message, StringComparison.Ordinal);
        }
        finally
        {
            Assert.Equal(0, Libc.remove(path));
        }
    }

    [Fact]
    public void Versions_tell_sets_of_names_apart()
    {
        string[][] sets = [[], ["a"], ["b"], ["a", "b"], ["ab"], ["a/b"], ["a", "ab"], ["aa", "b"]];
        Assert.Equal(sets.Length, sets.Select(Version).Distinct().Count());
        Assert.Equal(Version(["a", "b"]), Version(["a", "b"]));

        // A folder of zero bytes is not one of no bytes, and contents do not swap.
        Write("x", "y");
        var first = Contents();
        File.WriteAllText(_folder["x"], "1");
        File.WriteAllText(_folder["y"], "2");
        var second = Contents();
        File.WriteAllText(_folder["x"], "2");
        File.WriteAllText(_folder["y"], "1");
        Assert.Equal(3, new[] { first, second, Contents() }.Distinct().Count());
        static ContentHash Version(string[] names) => new FolderListing(new DirectorySource("."), names).VersionOfNames();
        ContentHash Contents() => FolderListing.Of(new DirectorySource(_folder.Path)).VersionOfContents(out _, default);
    }

    /// <summary>A task is given the names that were observed or none.</summary>
    [Fact]
    public async Task Names_that_are_no_longer_those_observed_are_not_read()
    {
        Write("a");
        var source = new DirectorySource(_folder.Path);
        var entry = Entry(source) with { Version = FolderListing.Of(source).VersionOfNames() };
        Assert.Equal(["a"], await new DirectoryInput(source, entry).List<string>());
        var early = new DirectoryInput(source, entry);
        await early.Rows<string>();
        Write("b");
        var input = new DirectoryInput(source, entry);
        await Assert.ThrowsAsync<SourceChangedException>(() => input.List<string>().AsTask());
        Assert.Equal(["a"], await (await early.RowsAsync<string>()).ToListAsync());
        early.Seal();
        Assert.Contains("Artifact<byte[]>", Assert.Throws<NotSupportedException>(() => input.Path).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(input.OpenRead);
        await Assert.ThrowsAsync<NotSupportedException>(() => early.Artifact<byte[]>().AsTask());
    }

    [Theory]
    [InlineData("content")]
    [InlineData("added")]
    [InlineData("removed")]
    [InlineData("nothing")]
    public void A_folder_that_changed_while_it_was_read_through_its_handle_is_noticed(string change)
    {
        Write("a", "b");
        var source = DirectorySource.WithContents(new DirectorySource(_folder.Path));
        var entry = Entry(source) with { Stamp = FolderListing.Of(source).Stamp(out _) };
        var (untouched, input) = (new DirectoryInput(source, entry), new DirectoryInput(source, entry));
        Assert.Equal(_folder.Path, input.Path);
        if (change == "content")
            File.WriteAllText(_folder["a"], "longer");
        else if (change == "added")
            Write("c");
        else if (change == "removed")
            File.Delete(_folder["b"]);
        untouched.Seal();
        if (change == "nothing")
            input.Seal();
        else
            Assert.Throws<SourceChangedException>(input.Seal);
    }

    private static CatalogEntry Entry(DirectorySource source) => new() { Key = ((ITask)source).Key, Name = "", Message = default, Version = default };

    private IReadOnlyList<string> List(string pattern = "*", bool recursive = false) => FolderListing.Of(new DirectorySource(_folder.Path, pattern, recursive)).Names;

    private void Write(params string[] names)
    {
        foreach (var name in names)
            _folder.Write(name, "");
    }

    private bool IsCaseSensitive() => !File.Exists(_folder["A.TXT"]);

    private static class Libc
    {
        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int creat(byte[] path, uint mode);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int mkdir(byte[] path, uint mode);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int remove(byte[] path);

        [DllImport("libc", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int setfsuid(uint user);
    }
}
