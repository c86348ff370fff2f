namespace Refrain.Tests.Stores;

public sealed class ContentHashTests
{
    // FIPS 180-2's own example.
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Is_the_sha_256_of_the_bytes()
    {
        Assert.Equal(OfAbc, ContentHash.Of("abc"u8).ToString());
        Assert.Equal(OfAbc, ContentHash.Of("abc").ToString());
        Assert.False(ContentHash.Of("").IsNone);
        Assert.True(default(ContentHash).IsNone);
    }

    [Fact]
    public void Reads_what_it_writes()
    {
        var hash = ContentHash.Parse(OfAbc);
        Assert.Equal(hash, ContentHash.Parse(OfAbc.ToUpperInvariant()));
        var bytes = new byte[ContentHash.Size];
        hash.CopyTo(bytes);
        Assert.Equal(Convert.FromHexString(OfAbc), bytes);
        Assert.Equal(hash, ContentHash.From(bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ba78")]
    [InlineData("ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0")]
    public void Refuses_other_text(string text) => Assert.Throws<FormatException>(() => ContentHash.Parse(text));

    [Fact]
    public void Refuses_other_lengths()
    {
        Assert.Throws<ArgumentException>(() => ContentHash.From(new byte[31]));
        Assert.Throws<ArgumentException>(() => ContentHash.From(new byte[33]));
        Assert.Throws<ArgumentException>(() => ContentHash.Of("abc").CopyTo(new byte[31]));
    }

    [Fact]
    public void Every_byte_counts_and_the_order_is_that_of_the_text()
    {
        var hashes = Enumerable.Range(0, ContentHash.Size).Select(i =>
        {
            var bytes = new byte[ContentHash.Size];
            bytes[i] = 0x90;
            return ContentHash.From(bytes);
        }).ToArray();
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.DoesNotContain(hashes, h => h.IsNone || h == default || !(h != default));
        Assert.Equal(hashes.Select(h => h.ToString()).Order(StringComparer.Ordinal), hashes.Order().Select(h => h.ToString()));
    }
}
