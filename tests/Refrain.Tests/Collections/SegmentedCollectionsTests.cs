using Refrain.Collections;

namespace Refrain.Tests.Collections;

/// <summary>Collections in parts hold what those of the library hold, over the ends of their parts, and let go of what was taken out.</summary>
public sealed class SegmentedCollectionsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_list_is_what_a_list_is(int seed)
    {
        var random = new Random(seed);
        var list = new SegmentedList<Guid>();
        var expected = new List<Guid>();
        for (var step = 0; step < 200; step++)
        {
            switch (random.Next(20))
            {
                case < 10:
                    for (var i = random.Next(2 * SegmentSize<Guid>.Most); i > 0; i--)
                    {
                        var item = new Guid(expected.Count, (short)step, 0, new byte[8]);
                        list.Add(item);
                        expected.Add(item);
                    }

                    break;
                case < 18:
                    for (var i = random.Next(Math.Min(expected.Count, 3 * SegmentSize<Guid>.Most) + 1); i > 0; i--)
                    {
                        list.RemoveLast();
                        expected.RemoveAt(expected.Count - 1);
                    }

                    break;
                case 18 when expected.Count > 0:
                    var at = random.Next(expected.Count);
                    list[at] = expected[at] = Guid.Empty;
                    at = random.Next(expected.Count);
                    list.At(at) = expected[at] = Guid.Empty;
                    break;
                default:
                    list.Clear();
                    expected.Clear();
                    break;
            }

            Assert.Equal(expected.Count, list.Count);
            Assert.True(expected.SequenceEqual(list));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => list[list.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_queue_is_what_a_queue_is(int seed)
    {
        var random = new Random(seed);
        var queue = new SegmentedQueue<Guid>();
        var expected = new Queue<Guid>();
        var next = 0;
        for (var step = 0; step < 300; step++)
        {
            var count = random.Next(2 * SegmentSize<Guid>.Most);
            if (random.Next(2) == 0)
            {
                for (; count > 0; count--)
                {
                    var item = new Guid(next++, 0, 0, new byte[8]);
                    queue.Enqueue(item);
                    expected.Enqueue(item);
                }
            }
            else
            {
                for (; count > 0 && expected.Count > 0; count--)
                {
                    Assert.True(queue.TryPeek(out var peeked));
                    Assert.True(queue.TryDequeue(out var item));
                    Assert.Equal((expected.Peek(), expected.Dequeue()), (peeked, item));
                }
            }

            if (random.Next(40) == 0)
            {
                queue.Clear();
                expected.Clear();
            }

            Assert.Equal(expected.Count, queue.Count);
            Assert.True(expected.SequenceEqual(queue.InOrder()));
        }

        queue.Clear();
        Assert.False(queue.TryPeek(out _));
        Assert.False(queue.TryDequeue(out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(20_000)]
    public void An_array_is_what_an_array_is(int length)
    {
        var array = new SegmentedArray<Guid>(length);
        Assert.Equal(length, array.Length);
        for (var i = 0; i < length; i++)
        {
            Assert.Equal(Guid.Empty, array[i]);
            array[i] = new Guid(i + 1, 0, 0, new byte[8]);
        }

        for (var i = 0; i < length; i++)
            Assert.Equal(new Guid(i + 1, 0, 0, new byte[8]), array[i]);
        Assert.Throws<IndexOutOfRangeException>(() => array[length]);
        Assert.Throws<IndexOutOfRangeException>(() => array[-1]);
    }

    [Fact]
    public void No_part_is_a_large_object()
    {
        Assert.InRange(SegmentSize<object>.Most * IntPtr.Size, 32 * 1024, 80_000);
        Assert.InRange(SegmentSize<Guid>.Most * 16, 32 * 1024, 80_000);
        Assert.Equal(1, SegmentSize<Large>.Most);
    }

    [Fact]
    public void A_list_that_has_its_elements_at_once_can_be_set_and_grows()
    {
        foreach (var count in (int[])[0, 1, 3, 4, 5, SegmentSize<long>.Most, SegmentSize<long>.Most + 1, 3 * SegmentSize<long>.Most])
        {
            var list = new SegmentedList<long>(count);
            Assert.Equal(Enumerable.Repeat(0L, count), list);
            Parallel.For(0, count, i => list.At(i) = i);
            list.Add(count);
            Assert.Equal(Enumerable.Range(0, count + 1).Select(static i => (long)i), list);
        }
    }

    [Fact]
    public void What_was_taken_out_is_let_go()
    {
        var list = new SegmentedList<object>();
        var queue = new SegmentedQueue<object>();
        var taken = TakeOut(list, queue);
        GC.Collect();
        Assert.All(taken, t => Assert.False(t.IsAlive));
        Assert.Equal((1, 1), (list.Count, queue.Count));
        var cleared = Clear(list);
        GC.Collect();
        Assert.All(cleared, t => Assert.False(t.IsAlive));

        static WeakReference[] Clear(SegmentedList<object> list)
        {
            for (var i = 0; i < 100 * SegmentSize<object>.Most; i++)
                list.Add("many");
            WeakReference[] held = [.. Enumerable.Range(0, 100).Select(i => new WeakReference(list[i * SegmentSize<object>.Most] = new object()))];
            list.Clear();
            Assert.Empty(list);
            return held;
        }

        // In a method of its own, so that nothing holds them but the collections.
        static WeakReference[] TakeOut(SegmentedList<object> list, SegmentedQueue<object> queue)
        {
            var (first, second) = (new object(), new object());
            list.Add("stays");
            list.Add(first);
            queue.Enqueue(second);
            queue.Enqueue("stays");
            list.RemoveLast();
            queue.TryDequeue(out _);
            return [new(first), new(second)];
        }
    }

    [System.Runtime.CompilerServices.InlineArray(20_000)]
    private struct Large
    {
        public int First;
    }
}
