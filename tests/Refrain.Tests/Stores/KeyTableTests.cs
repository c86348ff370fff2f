using System.Buffers.Binary;
using Refrain.Stores;

namespace Refrain.Tests.Stores;

/// <summary>The table of keys is a dictionary, also of keys with the same hash codes, and uses its room again.</summary>
public sealed class KeyTableTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 100)]
    [InlineData(4, 100_000)]
    public void Holds_what_a_dictionary_holds(int seed, int hashes)
    {
        var random = new Random(seed);
        var table = new KeyTable<string>();
        var model = new Dictionary<TaskKey, string>();
        for (var step = 0; step < 30_000; step++)
        {
            // Now it grows, now it shrinks.
            var key = Key(random.Next(hashes), random.Next(300));
            table.Expect(key);
            switch (random.Next(step / 3_000 % 2 == 0 ? 4 : 8))
            {
                case < 2:
                    ref var value = ref table.GetOrAdd(key, out var exists);
                    Assert.Equal((model.ContainsKey(key), model.GetValueOrDefault(key)), (exists, value));
                    value = model[key] = $"{step}";
                    break;
                case 2:
                    Assert.Equal((model.TryGetValue(key, out var expected), expected), (table.TryGetValue(key, out var found), found));
                    break;
                default:
                    key = model.Count > 0 && random.Next(2) == 0 ? model.Keys.First() : key;
                    Assert.Equal((model.Remove(key, out var old), old), (table.Remove(key, out var removed), removed));
                    break;
            }

            Assert.Equal(model.Count, table.Count);
        }

        Assert.Equal(model.Select(static p => (p.Key, p.Value)).Order(), table.Pairs.Order());
        table.Clear();
        Assert.Equal((0, false), (table.Count, table.TryGetValue(model.Keys.FirstOrDefault(), out _)));
        Assert.Empty(table.Pairs);
        table.GetOrAdd(Key(0, 0), out _) = "again";
        Assert.Equal([(Key(0, 0), "again")], table.Pairs);
    }

    [Fact]
    public void What_was_removed_is_let_go()
    {
        var table = new KeyTable<object>();
        var removed = Remove(table);
        GC.Collect();
        Assert.False(removed.IsAlive);
        Assert.Equal(1, table.Count);

        // In a method of its own, so that nothing holds it but the table.
        static WeakReference Remove(KeyTable<object> table)
        {
            table.GetOrAdd(Key(1, 1), out _) = "stays";
            table.GetOrAdd(Key(1, 2), out _) = new object();
            Assert.True(table.Remove(Key(1, 2), out var value));
            return new(value);
        }
    }

    /// <summary>A key whose hash code is the first number.</summary>
    private static TaskKey Key(int hash, int number)
    {
        var bytes = new byte[TaskKey.Size];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), hash);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(TaskKey.Size - sizeof(int)), number);
        var key = TaskKey.From(bytes);
        Assert.Equal(hash, key.GetHashCode());
        return key;
    }
}
