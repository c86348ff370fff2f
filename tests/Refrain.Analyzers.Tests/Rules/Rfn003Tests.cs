namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn003Tests() : RuleTests("RFN003")
{
    [Fact]
    public Task A_task_without_Run_is_reported() => Reports(
        """
        [Task]
        public sealed partial record [|DailyMean|](DateOnly Day);
        """,
        "'DailyMean' needs exactly one public method 'Run': it is missing");

    [Fact]
    public Task A_hidden_Run_is_marked_itself() => Reports(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            private double [|Run|]() => 12.5;
        }
        """,
        "'DailyMean' needs exactly one public method 'Run': it is not public");

    [Fact]
    public Task A_second_Run_is_reported() => Reports(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run() => 12.5;

            public double [|Run|](CancellationToken cancellation) => 12.5;
        }
        """,
        "'DailyMean' needs exactly one public method 'Run': it is there more than once");

    [Fact]
    public Task A_second_Run_in_another_file_is_reported() => Reports(
        [
            """
            [Task]
            public sealed partial record DailyMean(DateOnly Day)
            {
                public double Run() => 12.5;
            }
            """,
            """
            partial record DailyMean
            {
                public double [|Run|](CancellationToken cancellation) => 12.5;
            }
            """,
        ]);

    [Fact]
    public Task A_generic_Run_is_reported() => Reports(
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double [|Run|]<T>() => 12.5;
        }
        """,
        "'DailyMean' needs exactly one public method 'Run': it is generic");

    [Fact]
    public Task A_source_needs_Observe() => Reports(
        """
        [Source]
        public sealed partial record [|Stations|]
        {
            public string Read() => "";
        }
        """,
        "'Stations' needs exactly one public method 'Observe': it is missing");

    [Fact]
    public Task Observe_gives_a_version_as_text() => Reports(
        """
        [Source]
        public sealed partial record Stations
        {
            public int [|Observe|]() => 1;
        }
        """);

    [Fact]
    public Task One_Run_of_any_shape_is_legal() => IsLegal(
        """
        [Task]
        public sealed partial record A(int Number)
        {
            public static double Run() => 12.5;
        }

        [Task]
        public sealed partial record B(int Number)
        {
            public async Task<double> Run(CancellationToken cancellation)
            {
                await Task.Yield();
                return 12.5;
            }
        }

        [Task]
        public sealed partial record C(int Number)
        {
            public async IAsyncEnumerable<int> Run()
            {
                await Task.Yield();
                yield return 1;
            }
        }

        [Source]
        public sealed partial record D(int Number)
        {
            public Task<string> Observe() => Task.FromResult("");
        }
        """);

    [Fact]
    public Task An_inherited_Run_is_legal() => IsLegal(
        """
        public abstract record Daily(DateOnly Day)
        {
            public double Run() => 12.5;
        }

        [Task]
        public sealed partial record DailyMean(DateOnly Day) : Daily(Day);
        """);
}
