using Refrain.Conformance;
using Refrain.Stores;
using Refrain.Testing;

namespace Refrain.Tests.Stores;

/// <summary>What arrived is found again however its blocks were changed since, by whoever reads them anew.</summary>
public sealed class ArrivalBlockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_commits_are_found_as_a_dictionary_has_them(int seed)
    {
        var random = new Random(seed);
        var file = _folder["catalog.db"];
        var expected = new Dictionary<int, string>();
        for (var round = 0; round < 12; round++)
        {
            // Each round is another process as far as the index is concerned.
            await using var catalog = SqliteCatalog.Open(file);
            for (var commits = random.Next(1, 5); commits > 0; commits--)
            {
                // Some larger than a block, most of them replacing others, and some of one key twice.
                var entries = Enumerable.Range(0, random.Next(2) == 0 ? random.Next(1, 8) : random.Next(400, 1_300)).Select(_ => random.Next(1_500)).ToArray();
                var content = $"{seed}-{round}-{commits}";
                await catalog.CommitAsync([.. entries.Select(number => Entries.Entry(number, content: content))]);
                foreach (var number in entries)
                    expected[number] = content;
            }

            await AssertSameAsync(catalog, expected);
        }

        await using var again = SqliteCatalog.Open(file);
        await AssertSameAsync(again, expected);
    }

    [Fact]
    public async Task A_block_of_which_everything_has_gone_is_removed()
    {
        var file = _folder["catalog.db"];
        await using (var catalog = SqliteCatalog.Open(file))
        {
            await catalog.CommitAsync([.. Enumerable.Range(0, 1_200).Select(i => Entries.Entry(i))]);
            for (var i = 0; i < 20; i++)
                await catalog.CommitAsync([.. Enumerable.Range(0, 1_200).Select(n => Entries.Entry(n, content: $"{i}"))]);
        }

        using var database = new SqliteDatabase(file);
        Assert.Equal(3, database.Number("SELECT count(*) FROM arrival"));
        Assert.Equal(1_200, database.Number("SELECT sum(length(prefixes)) FROM arrival") / ArrivalBlock.PrefixSize);
    }

    [Fact]
    public async Task A_transaction_that_comes_to_nothing_leaves_the_blocks_as_they_were()
    {
        await using var catalog = SqliteCatalog.Open(_folder["catalog.db"]);
        await catalog.CommitAsync([.. Enumerable.Range(0, 600).Select(i => Entries.Entry(i, content: "first"))]);
        catalog.LimitPages(1);
        await Assert.ThrowsAsync<StoreException>(async () => await catalog.CommitAsync([.. Enumerable.Range(0, 4_000).Select(i => Entries.Entry(i, content: "never"))]));
        catalog.LimitPages(100_000);
        await catalog.CommitAsync([Entries.Entry(7, content: "second")]);
        var expected = Enumerable.Range(0, 600).ToDictionary(i => i, i => i == 7 ? "second" : "first");
        await AssertSameAsync(catalog, expected);
    }

    [Fact]
    public void Numbers_of_any_size_and_sign_come_back()
    {
        Span<byte> bytes = stackalloc byte[Varint.MostBytes];
        foreach (var number in (long[])[0, 1, -1, 63, 64, -64, -65, 127, 128, 1L << 35, -(1L << 35), long.MaxValue, long.MinValue])
        {
            ReadOnlySpan<byte> written = bytes[..Varint.WriteSigned(bytes, number)];
            for (var length = 0; length < written.Length; length++)
            {
                var part = written[..length];
                Assert.False(Varint.TryReadSigned(ref part, out _));
            }

            Assert.True(Varint.TryReadSigned(ref written, out var read));
            Assert.Equal((number, 0), (read, written.Length));
            written = bytes[..Varint.Write(bytes, (ulong)number)];
            Assert.True(Varint.TryRead(ref written, out var plain));
            Assert.Equal((ulong)number, plain);
        }
    }

    private static async Task AssertSameAsync(SqliteCatalog catalog, Dictionary<int, string> expected)
    {
        var found = await catalog.FindAsync([.. Enumerable.Range(0, 1_500).Select(Entries.Key)]);
        Assert.Equal(expected.Count, found.Count);
        Assert.All(expected, e => Assert.Equal(Entries.Entry(e.Key, content: e.Value).Version, found[Entries.Key(e.Key)].Version));
        Assert.Equal(expected.Count, (await catalog.ListAsync().ToListAsync()).Count);
    }
}
