using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn011Tests() : RuleTests("RFN011")
{
    [Fact]
    public Task A_task_that_requires_itself_never_ends() => Reports(
        """
        [Task]
        public sealed partial record State(int Day)
        {
            [Requires] public State [|Before|] => new(Day - 1);

            public int Run(int before) => before + 1;
        }
        """,
        "No task of this cycle could ever run: State → State");

    [Fact]
    public Task A_task_that_passes_its_parameters_to_itself_never_ends() => Reports(
        """
        [Task, [|Requires<State>|]]
        public sealed partial record State(int Day)
        {
            public int Run(int state) => state + 1;
        }
        """);

    [Fact]
    public Task Yesterdays_state_is_legal_where_it_can_be_absent() => IsLegal(
        """
        [Task]
        public sealed partial record State(int Day)
        {
            [Requires] public State? Before => Day == 0 ? null : new(Day - 1);

            [Requires] public IEnumerable<State> Parts => Day < 2 ? [] : [new(Day / 2)];

            public int Run(int? before, IReadOnlyList<int> parts) => (before ?? 0) + parts.Sum();
        }
        """);

    [Fact]
    public Task Two_tasks_are_each_reported_with_the_way_from_there() => Reports(
        """
        [Task]
        public sealed partial record A(int Number)
        {
            [Requires] public B [|B|] => new(Number);

            public int Run(int b) => b;
        }

        [Task]
        public sealed partial record B(int Number)
        {
            [Requires] public A? [|Other|] => new(Number);

            public int Run(int? other) => 1;
        }
        """,
        "No task of this cycle could ever run: A → B → A",
        "No task of this cycle could ever run: B → A → B");

    [Fact]
    public Task Three_tasks_in_three_files_through_every_kind_of_requirement() => Reports(
        [
            """
            [Task, [|Requires<B>|]]
            public sealed partial record A(int Number)
            {
                public int Run(int b) => b;
            }
            """,
            """
            [Task]
            public sealed partial record B(int Number)
            {
                [Requires] public IEnumerable<C> [|Many|] => [new(Number)];

                public int Run(IReadOnlyList<int> many) => 1;
            }
            """,
            """
            [Task]
            public sealed partial record C(int Number)
            {
                [Requires] public Start Start => new();

                [Requires] public Task<A[]> [|Found|](int start) => Task.FromResult(new A[] { new(start) });

                public int Run(IReadOnlyList<int> found) => 1;
            }

            [Task]
            public sealed partial record Start
            {
                public int Run() => 1;
            }
            """,
        ],
        "No task of this cycle could ever run: A → B → C → A",
        "No task of this cycle could ever run: B → C → A → B",
        "No task of this cycle could ever run: C → A → B → C");

    [Fact]
    public Task What_only_leads_to_a_cycle_is_not_reported_and_each_task_shows_its_shortest_way() => Reports(
        """
        [Task] public sealed partial record Before(int N) { [Requires] public A A => new(N); public int Run(int a) => a; }

        [Task]
        public sealed partial record A(int N)
        {
            [Requires] public B B => new(N);
            [Requires] public C [|C|] => new(N);
            public int Run(int b, int c) => b + c;
        }

        [Task] public sealed partial record B(int N) { [Requires] public C [|C|] => new(N); public int Run(int c) => c; }
        [Task] public sealed partial record C(int N) { [Requires] public A [|A|] => new(N); [Requires] public After After => new(N); public int Run(int a, int after) => a; }
        [Task] public sealed partial record After(int N) { public int Run() => 1; }
        """,
        "No task of this cycle could ever run: A → C → A",
        "No task of this cycle could ever run: B → C → A → B",
        "No task of this cycle could ever run: C → A → C");

    [Fact]
    public Task Requirement_methods_that_read_each_other_are_reported() => Reports(
        """
        [Task]
        public sealed partial record A(int Number)
        {
            [Requires] public B [|First|](int second) => new(second);

            [Requires] public B Second(int first) => new(first);

            public int Run(int first, int second) => 1;
        }

        [Task]
        public sealed partial record B(int Number)
        {
            public int Run() => 1;
        }
        """,
        "No task of this cycle could ever run: A.First → A.Second → A.First");

    [Fact]
    public Task A_diamond_is_legal() => IsLegal(
        """
        [Task] public sealed partial record Top(int N) { [Requires] public Left Left => new(N); [Requires] public Right Right => new(N); public int Run(int left, int right) => 1; }
        [Task] public sealed partial record Left(int N) { [Requires] public Bottom Bottom => new(N); public int Run(int bottom) => 1; }
        [Task] public sealed partial record Right(int N) { [Requires] public Bottom Bottom => new(N); public int Run(int bottom) => 1; }
        [Task] public sealed partial record Bottom(int N) { public int Run() => 1; }
        """);

    [Fact]
    public async Task A_long_chain_does_not_overflow()
    {
        var chain = Enumerable.Range(0, 2000).Select(i => i == 1999
            ? $$"""[Task] public sealed partial record T{{i}}(int N) { public int Run() => 1; }"""
            : $$"""[Task] public sealed partial record T{{i}}(int N) { [Requires] public T{{i + 1}} Next => new(N); public int Run(int next) => next; }""");
        Assert.Empty(await RoslynHarness.Analyze(RoslynHarness.Compile(string.Join('\n', chain)), new DeclarationAnalyzer()));
    }
}
