using Refrain.Planning;
using Refrain.Running;
using Refrain.Tests.Running;

namespace Refrain.Tests.Brokers;

/// <summary>Which worker a task should go to, by who made what it reads.</summary>
public sealed class NearWorkersTests
{
    private static int s_order;

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a a b", "a")]
    [InlineData("b a b", "b")]
    [InlineData("b a", "a")]
    [InlineData("a -", "a")]
    [InlineData("a - -", null)]
    [InlineData("a b c", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData("a =", "a")]
    [InlineData("a = = =", "a")]
    [InlineData("= =", null)]
    [InlineData("a a a a a a a a a a a a a a a a", "a")]
    [InlineData("a a a a a a a a a a a a a a a a a", null)]
    public void It_is_the_one_that_made_half_of_it_or_more_sources_aside(string makers, string? expected)
    {
        var workers = new NearWorkers();
        string[] each = makers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Node[] steps = [.. each.Where(static m => m != "=").Select(static _ => new Node(new Step("s"), s_order++))];
        Node[] sources = [.. each.Where(static m => m == "=").Select(static _ => new Node(new Input("i"), s_order++))];
        foreach (var (step, maker) in steps.Zip(each.Where(static m => m != "=")))
        {
            if (maker != "-")
                workers.Made(step, maker);
        }

        var node = new Node(new Step("reader"), s_order++);
        node.Require(0, steps);
        node.Require(1, sources);
        Assert.Equal(expected, workers.Of(node));
    }

    [Fact]
    public void What_was_made_long_ago_is_forgotten_and_what_is_made_again_counts_where_it_was_made_last()
    {
        var workers = new NearWorkers();
        var (first, last) = (new Node(new Step("first"), 0), new Node(new Step("last"), 1));
        workers.Made(first, "a");
        workers.Made(first, "b");
        Assert.Equal("b", workers.Of(ReaderOf(first)));
        for (var i = 0; i < 16_384; i++)
            workers.Made(new Node(new Step("other"), i + 2), "a");
        workers.Made(last, "c");
        Assert.Null(workers.Of(ReaderOf(first)));
        Assert.Equal("c", workers.Of(ReaderOf(last)));

        static Node ReaderOf(Node input)
        {
            var reader = new Node(new Step("reader"), 2);
            reader.Require(0, [input]);
            return reader;
        }
    }

    [Fact]
    public void What_workers_were_given_is_counted_until_it_has_ended()
    {
        var workers = new NearWorkers();
        workers.Give("a");
        workers.Give("a");
        workers.Give("b");
        workers.Take("a");
        workers.Take("b");
        Assert.Equal((1, 0, 0), (workers.GivenTo("a"), workers.GivenTo("b"), workers.GivenTo("c")));
    }
}
