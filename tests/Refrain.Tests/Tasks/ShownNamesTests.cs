#pragma warning disable IDE0130 // The namespaces are what is tested.
namespace Refrain.Tests.Shown.Sales
{
    /// <summary>One of two with a short name in common.</summary>
    [Task]
    internal sealed partial record Total(int Year)
    {
        [Requires] public Stock.Total Before => new(Year);

        public int Run(int before) => before;
    }
}

namespace Refrain.Tests.Shown.Stock
{
    /// <summary>The other one.</summary>
    [Task]
    internal sealed partial record Total(int Year)
    {
        public int Run() => Year;

        /// <summary>A third, within a type.</summary>
        [Task(Name = "Old.Stock+Total")]
        internal sealed partial record Older(int Year)
        {
            public int Run() => Year;

            public override string ToString() => "the older one";
        }
    }
}

namespace Refrain.Tests.Shown
{
    /// <summary>Cannot say what it is.</summary>
    [Task]
    internal sealed partial record Mute(int Year)
    {
        public int Run() => Year;

        public override string ToString() => throw new FormatException();
    }
}

namespace Refrain.Tests.Tasks
{
    /// <summary>What people are shown where two task types have one short name.</summary>
    public sealed class ShownNamesTests
    {
        private static readonly TaskRegistry s_all = new([TaskDescriptor.Of<Shown.Sales.Total>(), TaskDescriptor.Of<Shown.Stock.Total>(), TaskDescriptor.Of<Shown.Stock.Total.Older>()]);

        [Fact]
        public void The_shortest_end_that_is_no_others_is_shown()
        {
            Assert.Equal("Sales.Total", s_all.ShortestNameOf(TaskDescriptor.Of<Shown.Sales.Total>()));
            Assert.Equal("Stock.Total", s_all.ShortestNameOf(TaskDescriptor.Of<Shown.Stock.Total>()));
            Assert.Equal("Stock+Total", s_all.ShortestNameOf(TaskDescriptor.Of<Shown.Stock.Total.Older>()));
            var alone = new TaskRegistry([TaskDescriptor.Of<Shown.Sales.Total>()]);
            Assert.Equal("Total", alone.ShortestNameOf(TaskDescriptor.Of<Shown.Sales.Total>()));
            Assert.Equal("Total", alone.ShortestNameOf(TaskDescriptor.Of<Shown.Stock.Total>()));
        }

        [Fact]
        public void A_task_is_shown_by_it_unless_it_prints_itself_in_another_way()
        {
            Assert.Equal("Sales.Total(Year: 1)", s_all.TextOf(new Shown.Sales.Total(1)));
            Assert.Equal("the older one", s_all.TextOf(new Shown.Stock.Total.Older(1)));
        }

        [Fact]
        public void A_task_that_cannot_print_itself_is_shown_with_its_parameters() =>
            Assert.Equal("Mute(Year: 1) (its ToString throws System.FormatException)", s_all.TextOf(new Shown.Mute(1)));

        [Fact]
        public async Task What_is_stale_and_cleaned_is_told_apart()
        {
            using var store = new Running.StoreFixture();
            await using var pipeline = Pipeline.Open(store.Store);
            await pipeline.RunAsync([new Shown.Sales.Total(1)]);
            Assert.True(await pipeline.MarkStaleAsync(new Shown.Stock.Total(1)));
            var stale = (await pipeline.StaleAsync()).Artifacts;
            Assert.Equal(["Sales.Total(Year: 1)", "Stock.Total(Year: 1)"], stale.Select(static a => a.Text).Order(StringComparer.Ordinal));
            Assert.Equal("Stock.Total(Year: 1)", Assert.Single(stale, static a => a.Mark.Cause == Refrain.Stores.StaleCause.InputStale).Mark.Text);
            Assert.True(await pipeline.MarkStaleAsync(new Shown.Sales.Total(1)));
            Assert.Contains("Sales.Total(Year: 1)", (await pipeline.CleanAsync(new CleanOptions { DryRun = true })).Items.Select(static i => i.Text));
        }

        [Fact]
        public async Task A_plan_tells_them_apart()
        {
            var task = new Shown.Sales.Total(1);
            using var store = new Running.StoreFixture();
            var plan = await Pipeline.Open(store.Store).PlanAsync([task]);
            Assert.Equal([task], plan.Why(task).Select(static p => p.Task));
        }
    }
}
