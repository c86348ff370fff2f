using System.Buffers.Binary;
using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Stores;

public sealed class SqliteCatalogTests : SharedCatalogConformance
{
    // A version, a kind, a format, and that it is not rows.
    private const string MadeOfNothing = "0000000000000000000000000000000000000000000000000000000000000000000000";

    private readonly TempFolder _folder = new();

    private string File => _folder["catalog.db"];

    protected override ICatalog Open() => SqliteCatalog.Open(File);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Many_may_create_one_file_at_once()
    {
        // That they get in each other's way in all places takes some turns: one in a hundred was sent away as busy at once, when it switched to the write-ahead log.
        for (var turn = 0; turn < 30; turn++)
        {
            var file = _folder[FormattableString.Invariant($"new{turn}.db")];
            var catalogs = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            {
                var catalog = SqliteCatalog.Open(file);
                await catalog.CommitAsync([Entries.Entry(i)]);
                return catalog;
            })));

            Assert.Equal(8, (await catalogs[0].ListAsync().ToListAsync()).Count);
            foreach (var catalog in catalogs)
                await catalog.DisposeAsync();
        }
    }

    /// <summary>A process that closes a file loses all its locks on it: others would take the log away under the catalog that is open.</summary>
    [Fact]
    public async Task A_catalog_keeps_its_locks_when_the_process_opens_it_once_more()
    {
        var catalog = (SqliteCatalog)Catalog;
        await catalog.CommitAsync([Entries.Entry(1)]);
        Assert.Equal(OperatingSystem.IsLinux(), IsLocked());
        var other = SqliteCatalog.Open(File);
        var look = SqliteCatalog.OpenReadOnly(File, beside: true);
        Assert.Single(await look.ListAsync().ToListAsync());
        Assert.Equal(OperatingSystem.IsLinux(), IsLocked());
        await look.DisposeAsync();
        await other.DisposeAsync();
        Assert.Equal(OperatingSystem.IsLinux(), IsLocked());
        await catalog.DisposeAsync();
        Assert.False(IsLocked());

        // What nobody has open is looked at again.
        await System.IO.File.WriteAllTextAsync(File, "something else");
        Assert.Throws<StoreCorruptException>(() => SqliteCatalog.Open(File));

        bool IsLocked() => OperatingSystem.IsLinux() && Directory.EnumerateFiles("/proc/self/fd").Any(fd =>
            new FileInfo(fd).LinkTarget == File && System.IO.File.ReadAllText($"/proc/self/fdinfo/{System.IO.Path.GetFileName(fd)}").Contains("lock:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_catalog_keeps_its_locks_when_the_process_opens_it_by_another_path()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await Catalog.CommitAsync([Entries.Entry(1)]);
        Assert.True(IsLocked());
        Directory.CreateSymbolicLink(_folder["link"], _folder.Path);
        System.IO.File.CreateSymbolicLink(_folder["other.db"], "link/link/catalog.db");
        var paths = new[] { System.IO.Path.Combine(_folder["link"], "catalog.db"), _folder["other.db"], System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), File) };
        foreach (var path in paths)
        {
            await using (var other = SqliteCatalog.Open(path))
            {
                await other.CommitAsync([Entries.Entry(2)]);
                Assert.True(IsLocked(), path);
            }

            await using (var look = SqliteCatalog.OpenReadOnly(path, beside: true))
                Assert.Equal(2, (await look.ListAsync().ToListAsync()).Count);
            Assert.True(IsLocked(), path);
        }

        bool IsLocked() => Directory.EnumerateFiles("/proc/self/fd").Any(fd =>
            new FileInfo(fd).LinkTarget == File && System.IO.File.ReadAllText($"/proc/self/fdinfo/{System.IO.Path.GetFileName(fd)}").Contains("lock:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_pipelines_of_one_process_may_open_one_store_by_two_names()
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Directory.CreateDirectory(_folder["store"]).FullName;
        Directory.CreateSymbolicLink(_folder["name"], folder);
        await using (var one = Pipeline.Open(folder))
        await using (var two = Pipeline.Open(_folder["name"]))
        {
            for (var turn = 0; turn < 10; turn++)
            {
                ITask[] tasks = [.. Enumerable.Range(turn * 50, 50).Select(static i => new Running.Bulky(i))];
                var reports = await Task.WhenAll(Task.Run(() => one.RunAsync(tasks)), Task.Run(() => two.RunAsync(tasks)));
                Assert.Equal(50, reports.Sum(static r => r.Counts.Executed));
            }
        }

        await using var third = Pipeline.Open(_folder["name"]);
        Assert.Equal(0, (await third.RunAsync([.. Enumerable.Range(0, 500).Select(static i => new Running.Bulky(i))])).Counts.Executed);
    }

    [Fact]
    public async Task What_was_put_in_the_place_of_an_open_catalog_is_not_taken_for_one()
    {
        await Catalog.CommitAsync([Entries.Entry(1)]);
        System.IO.File.Delete(File);
        using (var foreign = new SqliteDatabase(File))
            foreign.Execute("PRAGMA application_id = 7; CREATE TABLE t(a)");
        Assert.Throws<StoreFormatException>(() => SqliteCatalog.Open(File));
    }

    [Fact]
    public async Task A_full_disk_commits_nothing_and_keeps_what_was_there()
    {
        var catalog = (SqliteCatalog)Catalog;
        await catalog.CommitAsync([Entries.Entry(1)]);
        catalog.LimitPages(20);
        var large = Enumerable.Range(2, 50).Select(i => Entries.Entry(Entries.Key(i), $"App.T{i}", new byte[16_000])).ToArray();

        var error = await Assert.ThrowsAsync<StoreException>(async () => await catalog.CommitAsync([Entries.Entry(1, "App.New"), .. large]));
        Assert.Equal(File, error.Place);
        Assert.Contains("no room", error.Message);
        Entries.AssertSame(Entries.Entry(1), Assert.Single(await catalog.ListAsync().ToListAsync()), withBytes: false);

        catalog.LimitPages(1_000_000);
        await catalog.CommitAsync([Entries.Entry(1, "App.T3", "later"), .. large]);
        Assert.Equal("App.T3", (await catalog.FindAsync(Entries.Key(1)))!.Name);
        Assert.Equal("App.T40", (await catalog.FindAsync(Entries.Key(40)))!.Name);

        // What others read is not what this one remembers.
        await using var other = SqliteCatalog.Open(File);
        Assert.Equal("App.T3", (await other.FindAsync(Entries.Key(1)))!.Name);
        Assert.Equal([.. large.Select(e => e.Name)], (await other.ListAsync().ToListAsync()).Skip(1).Select(e => e.Name));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(200_000)]
    public void A_file_that_is_no_database_is_refused_and_left(int size)
    {
        var file = _folder["garbage.db"];
        var garbage = Enumerable.Range(0, size).Select(i => (byte)(i * 7)).ToArray();
        System.IO.File.WriteAllBytes(file, garbage);

        var error = Assert.Throws<StoreCorruptException>(() => SqliteCatalog.Open(file));
        Assert.Contains(file, error.Message);
        Assert.Equal(garbage, System.IO.File.ReadAllBytes(file));
        Assert.DoesNotContain(_folder.Files(), name => name.StartsWith("garbage.db-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.001)]
    public async Task A_file_cut_short_is_refused_and_left(double kept)
    {
        await Catalog.CommitAsync([.. Enumerable.Range(0, 2_000).Select(i => Entries.Entry(i))]);
        await Catalog.DisposeAsync();
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes = bytes[..Math.Max(300, (int)(bytes.Length * kept))];
        System.IO.File.WriteAllBytes(File, bytes);

        var error = Assert.Throws<StoreCorruptException>(() => SqliteCatalog.Open(File));
        Assert.Contains(File, error.Message);
        Assert.Equal(bytes, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public async Task Damage_within_the_file_is_named_when_it_is_met()
    {
        await Catalog.CommitAsync([.. Enumerable.Range(0, 2_000).Select(i => Entries.Entry(i))]);
        await Catalog.DisposeAsync();
        var bytes = System.IO.File.ReadAllBytes(File);
        Array.Fill(bytes, (byte)0xA5, 3 * 4096, bytes.Length - (3 * 4096));
        System.IO.File.WriteAllBytes(File, bytes);

        var error = await Assert.ThrowsAsync<StoreCorruptException>(async () =>
        {
            await using var catalog = SqliteCatalog.Open(File);
            await catalog.FindAsync(Entries.Key(1));
            await catalog.ListAsync().ToListAsync();
        });
        Assert.Contains(File, error.Message);
        Assert.Equal(bytes, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public async Task Another_format_version_is_refused_and_left()
    {
        await Catalog.CommitAsync([Entries.Entry(1)]);
        await Catalog.DisposeAsync();
        var bytes = System.IO.File.ReadAllBytes(File);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(60), 99);
        System.IO.File.WriteAllBytes(File, bytes);

        var error = Assert.Throws<StoreFormatException>(() => SqliteCatalog.Open(File));
        Assert.Contains("format 99", error.Message);
        Assert.Contains(File, error.Message);
        Assert.Equal(bytes, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public async Task A_file_with_pages_of_another_size_is_gone_on_with()
    {
        await Catalog.CommitAsync([Entries.Full(1)]);
        await Catalog.DisposeAsync();
        using (var database = new SqliteDatabase(File))
            database.Execute("PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM");

        await using var again = SqliteCatalog.Open(File);
        await again.CommitAsync([Entries.Entry(2)]);
        Entries.AssertSame(Entries.Full(1), (await again.FindAsync(Entries.Key(1)))!, withBytes: true);
        using var opened = new SqliteDatabase(File);
        Assert.Equal(1024, opened.Number("PRAGMA page_size"));
    }

    [Fact]
    public async Task What_is_committed_to_a_file_that_was_removed_is_not_taken_for_kept()
    {
        await Catalog.CommitAsync([Entries.Entry(1)]);
        System.IO.File.Delete(File);
        var error = await Assert.ThrowsAsync<StoreException>(() => Catalog.CommitAsync([Entries.Entry(2)]).AsTask());
        Assert.Contains($"The catalog {File} is gone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left()
    {
        await Catalog.DisposeAsync();
        var file = _folder["other.db"];
        using (var other = new SqliteDatabase(file))
            other.Execute("CREATE TABLE mine(x)");
        var bytes = System.IO.File.ReadAllBytes(file);

        Assert.Throws<StoreFormatException>(() => SqliteCatalog.Open(file));
        Assert.Equal(bytes, System.IO.File.ReadAllBytes(file));
    }

    [Fact]
    public void The_stamp_is_in_the_file_itself()
    {
        var header = System.IO.File.OpenHandle(File, share: FileShare.ReadWrite);
        Span<byte> bytes = stackalloc byte[100];
        RandomAccess.Read(header, bytes, 0);
        header.Dispose();
        Assert.Equal("Rfrn"u8, bytes[68..72]);
        Assert.Equal(3, BinaryPrimitives.ReadInt32BigEndian(bytes[60..]));
    }

    [Fact]
    public void A_place_that_cannot_be_opened_is_named()
    {
        Directory.CreateDirectory(_folder["folder.db"]);
        var error = Assert.ThrowsAny<StoreException>(() => SqliteCatalog.Open(_folder["folder.db"]));
        Assert.Contains(_folder["folder.db"], error.Message);
        error = Assert.ThrowsAny<StoreException>(() => SqliteCatalog.Open(_folder["nowhere", "catalog.db"]));
        Assert.Contains(_folder["nowhere", "catalog.db"], error.Message);
    }

    [Fact]
    public async Task Text_with_half_a_character_is_refused_rather_than_changed()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Catalog.CommitAsync([Entries.Entry(1), Entries.Entry(2, "App.\ud83d")]));
        Assert.Empty(await Catalog.ListAsync().ToListAsync());
    }

    [Theory]
    [InlineData("made = x'" + MadeOfNothing + "0101000000" + "00" + "FFFFFFFFFFFFFFFFFF01" + "00'")] // a start before the calendar
    [InlineData("made = x'" + MadeOfNothing + "0101000000" + "00" + "00" + "FEFFFFFFFFFFFFFFFF01'")] // an end after it
    [InlineData("made = x'" + MadeOfNothing + "0101000000" + "09" + "00" + "00'")] // a size of -5
    [InlineData("made = x'" + MadeOfNothing + "0101000000" + "00" + "00" + "00" + "00'")] // something behind it
    [InlineData("made = substr(made, 1, length(made) - 1)")]
    [InlineData("key = x'00'")]
    [InlineData("blob = '../../somewhere'")]
    [InlineData("made = x'00'")]
    public async Task A_row_that_makes_no_sense_is_damage(string change)
    {
        await Catalog.CommitAsync([Entries.Full(1)]);
        using (var database = new SqliteDatabase(File))
            database.Execute($"UPDATE artifact SET {change}");
        await Assert.ThrowsAsync<StoreCorruptException>(async () => await Catalog.FindAsync([Entries.Key(1)]));
    }
}
