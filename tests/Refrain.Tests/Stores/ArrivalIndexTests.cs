using System.Buffers.Binary;
using Refrain.Conformance;
using Refrain.Stores;

namespace Refrain.Tests.Stores;

public sealed class ArrivalIndexTests
{
    private static readonly TaskKey Key = Entries.Key(1);
    private static readonly Func<long, bool> s_isThere = static _ => true;
    private readonly ArrivalIndex _index = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_row_that_was_replaced_is_forgotten(bool inTable)
    {
        MakeTable(inTable);
        Add(1, 0);
        Add(2, 1);
        Add(5, 2);
        Assert.Equal([5], Rows());
        Assert.Equal(5, _index.Last);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_of_several_keys_are_all_found(bool inTable)
    {
        MakeTable(inTable);
        Add(1, 0);
        Add(2, 0);
        Add(3, 0);
        Assert.Equal([1, 2, 3], Rows());
        Add(4, 2);
        Assert.Equal([1, 3, 4], Rows());
        Add(5, 4);
        Assert.Equal([1, 3, 5], Rows());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_row_counts_once_whoever_notes_it_first(bool inTable)
    {
        MakeTable(inTable);
        Add(1, 0);
        Add(2, 1);
        Add(2, 0);
        Add(1, 0);
        Assert.Equal([2], Rows());
    }

    /// <summary>What is found is the same without a table and with one, whenever that is made, and in whatever way rows arrived.</summary>
    [Fact]
    public void Finds_the_same_without_a_table_and_with_one()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var index = new ArrivalIndex();
            var live = new SortedDictionary<long, long>();
            long last = 0;
            for (var step = 0; step < 40; step++)
            {
                // Few prefixes, so that several keys have the same.
                last += random.Next(3);
                var prefixes = Enumerable.Range(0, random.Next(700)).Select(_ => (long)random.Next(400) * 0x0101_0101_0101_0101).ToArray();
                if (random.Next(2) == 0)
                {
                    foreach (var prefix in prefixes.Where(static p => p != 0).Take(20))
                    {
                        var replaced = live.Where(l => l.Value == prefix).Select(static l => l.Key).LastOrDefault();
                        live.Remove(replaced);
                        live.Add(++last, prefix);
                        index.Add(prefix, last, replaced);
                    }
                }
                else
                {
                    var bytes = new byte[prefixes.Length * sizeof(long)];
                    for (var i = 0; i < prefixes.Length; i++)
                        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), prefixes[i]);
                    var first = last + 1;
                    foreach (var prefix in prefixes)
                    {
                        last++;
                        if (prefix != 0)
                            live.Add(last, prefix);
                    }

                    index.Arrive(first, bytes, live.ContainsKey);
                }

                var wanted = Enumerable.Range(0, random.Next(1, 6)).Select(i => ((long)random.Next(1, 420) * 0x0101_0101_0101_0101, i)).ToList();
                index.Prepare(random.Next(30) == 0 ? int.MaxValue : wanted.Count, live.ContainsKey);
                var expected = live.SelectMany(l => wanted.Where(w => w.Item1 == l.Value).Select(w => (l.Key, w.i))).Order();
                Assert.Equal(expected, index.Find([.. wanted]).Where(r => live.ContainsKey(r.Row)).Order());
            }
        }
    }

    private void MakeTable(bool really)
    {
        if (really)
            _index.Prepare(1, s_isThere);
    }

    private void Add(long row, long replaced) => _index.Add(ArrivalIndex.Prefix(Key), row, replaced);

    private IEnumerable<long> Rows() => _index.Find([(ArrivalIndex.Prefix(Key), 0)]).Select(r => r.Row).Order();
}
