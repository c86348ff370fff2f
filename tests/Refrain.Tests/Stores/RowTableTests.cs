using Refrain.Stores;

namespace Refrain.Tests.Stores;

/// <summary>The table of rows is a dictionary, whatever its prefixes have in common.</summary>
public sealed class RowTableTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 48)]
    [InlineData(5_000, 0)]
    [InlineData(5_000, 56)]
    public void Holds_what_a_dictionary_holds(int capacity, int shift)
    {
        var random = new Random(7);
        var table = new RowTable(capacity);
        var model = new Dictionary<long, long>();
        for (var row = 1; row <= 20_000; row++)
        {
            // Prefixes that differ in a few bits only, at either end.
            var prefix = (long)random.Next(1, 6_000) << shift;
            table.Expect(prefix);
            Assert.Equal(model.GetValueOrDefault(prefix), table.Find(prefix));
            Assert.Equal(model.GetValueOrDefault(prefix), table.Put(prefix, row));
            model[prefix] = row;
        }

        Assert.Equal(model.Count, table.Count);
        Assert.All(model, one => Assert.Equal(one.Value, table.Find(one.Key)));
        Assert.Equal(0, table.Find(-1));
    }
}
