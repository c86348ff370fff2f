using Refrain.Conformance;
using Refrain.Stores;

namespace Refrain.Tests.Stores;

/// <summary>Inline bytes are hashed before they are read, of one entry once; of another one that was made of it they are hashed anew.</summary>
public sealed class IntactBytesTests
{
    private static readonly CatalogEntry s_entry = Entries.Entry(1, content: "what was made");

    public static TheoryData<string, CatalogEntry> Damaged => new()
    {
        { "other bytes", Read() with { Inline = "1:what was mads"u8.ToArray() } },
        { "more bytes", Read() with { Inline = "1:what was made."u8.ToArray() } },
        { "another version", Read() with { Version = ContentHash.Of("x"u8) } },
        { "another size", Read() with { Size = 4 } },
    };

    [Fact]
    public void Bytes_that_are_as_they_were_committed_are_at_hand_as_often_as_they_are_read()
    {
        var entry = Read();
        Assert.True(entry.IsIntact);
        Assert.Equal("1:what was made"u8.ToArray(), ArtifactStore.AtHand(entry)!.Value.ToArray());
        Assert.Null(ArtifactStore.AtHand(entry with { Inline = null }));
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void What_was_read_once_does_not_vouch_for_an_entry_that_is_made_of_it(string what, CatalogEntry entry)
    {
        Assert.False(entry.IsIntact, what);
        Assert.Throws<CorruptArtifactException>(() => ArtifactStore.AtHand(entry));
        Assert.False(entry.IsIntact, what);
    }

    private static CatalogEntry Read()
    {
        var entry = s_entry with { Inline = s_entry.Inline };
        Assert.False(entry.IsIntact);
        Assert.NotNull(ArtifactStore.AtHand(entry));
        return entry;
    }
}
