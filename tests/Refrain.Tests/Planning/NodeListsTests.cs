using Refrain.Planning;
using Refrain.Tests.Running;

namespace Refrain.Tests.Planning;

/// <summary>What nodes hold of other nodes takes another shape with each size; they must give what was put in.</summary>
public sealed class NodeListsTests
{
    [Fact]
    public void Whoever_waits_is_given_in_the_order_of_arrival_however_many_there_are()
    {
        for (var count = 0; count <= 40; count++)
        {
            var waiting = new WaitingNodes();
            var expected = Nodes(count);
            foreach (var node in expected)
                waiting.Add(node);
            Assert.Equal(expected, waiting.All);
            var taken = waiting.Take();
            Assert.Equal(expected, Enumerable.Range(0, taken.Count).Select(i => taken[i]));
            Assert.Equal(0, waiting.Peek().Count);

            // What was taken stays, while others begin to wait.
            waiting.Add(Nodes(1)[0]);
            Assert.Equal(count, taken.Count);
        }
    }

    [Fact]
    public void Requirements_are_what_was_kept_whatever_their_number()
    {
        for (var count = 0; count <= 12; count++)
        {
            Node[][] each = [.. Enumerable.Range(0, count).Select(i => Nodes(i % 3))];
            var kept = NodeRequirements.Of(each);
            Assert.Equal(each, Each(kept));
            Assert.Equal(each.SelectMany(static r => r), kept.All);
            Assert.True(kept.Shares(each));
            Assert.False(kept.Shares([.. each, []]));
            Assert.Equal(count, NodeRequirements.Nothing(count).Length);
            Assert.Empty(NodeRequirements.Nothing(count).All);
            for (var i = 0; i < count; i++)
            {
                var others = Nodes(2);
                var changed = kept.With(i, others);
                Assert.Equal(each.Select((r, at) => at == i ? others : r), Each(changed));
                Assert.False(changed.Shares(each));
                Assert.Equal(each, Each(kept));
            }

            Assert.ThrowsAny<Exception>(() => kept[count]);
        }

        static List<Node[]> Each(NodeRequirements requirements)
        {
            List<Node[]> each = [];
            foreach (var nodes in requirements)
                each.Add(nodes);
            return each;
        }
    }

    private static Node[] Nodes(int count) => [.. Enumerable.Range(0, count).Select(static i => new Node(new Step("s"), i))];
}
