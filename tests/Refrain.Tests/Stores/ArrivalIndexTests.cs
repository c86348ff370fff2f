using Refrain.Conformance;
using Refrain.Stores;

namespace Refrain.Tests.Stores;

public sealed class ArrivalIndexTests
{
    private static readonly TaskKey Key = Entries.Key(1);
    private readonly ArrivalIndex _index = new();

    [Fact]
    public void A_row_that_was_replaced_is_forgotten()
    {
        Add(1, 0);
        Add(2, 1);
        Add(5, 2);
        Assert.Equal([5], Rows());
        Assert.Equal(5, _index.Last);
    }

    [Fact]
    public void Rows_of_several_keys_are_all_found()
    {
        Add(1, 0);
        Add(2, 0);
        Add(3, 0);
        Assert.Equal([1, 2, 3], Rows());
        Add(4, 2);
        Assert.Equal([1, 3, 4], Rows());
        Add(5, 4);
        Assert.Equal([1, 3, 5], Rows());
    }

    [Fact]
    public void A_row_counts_once_whoever_notes_it_first()
    {
        Add(1, 0);
        Add(2, 1);
        Add(2, 0);
        Add(1, 0);
        Assert.Equal([2], Rows());
    }

    private void Add(long row, long replaced) => _index.Add(ArrivalIndex.Prefix(Key), row, replaced);

    private IEnumerable<long> Rows()
    {
        var rows = new List<(long Row, int Tag)>();
        _index.Find(Key, 0, rows);
        return rows.Select(r => r.Row).Order();
    }
}
