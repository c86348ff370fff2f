using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn010Tests() : RuleTests("RFN010")
{
    [Fact]
    public Task Two_given_names_in_two_files_are_reported_at_both() => Reports(
        [
            """
            [Task(Name = "mean")]
            public sealed partial record [|DailyMean|](DateOnly Day)
            {
                public int Run() => 12;
            }
            """,
            """
            [Task(Name = "mean")]
            public sealed partial record [|MonthlyMean|](DateOnly Day)
            {
                public int Run() => 12;
            }
            """,
        ],
        "'DailyMean' and 'MonthlyMean' share the name 'mean': equal parameters would give them one key",
        "'MonthlyMean' and 'DailyMean' share the name 'mean': equal parameters would give them one key");

    [Fact]
    public Task A_given_name_may_not_be_anothers_full_name() => Reports(
        """
        namespace Weather
        {
            [Task]
            public sealed partial record [|DailyMean|](DateOnly Day)
            {
                public int Run() => 12;
            }
        }

        namespace Climate
        {
            [Task(Name = "Weather.DailyMean")]
            public sealed partial record [|Mean|](DateOnly Day)
            {
                public int Run() => 12;
            }
        }
        """);

    [Fact]
    public Task Sources_share_the_names_of_tasks() => Reports(
        """
        [Source(Name = "mean")]
        public sealed partial record [|Stations|]
        {
            public string Observe() => "";
        }

        [Task(Name = "mean")]
        public sealed partial record [|Mean|](DateOnly Day)
        {
            public int Run() => 12;
        }
        """);

    [Fact]
    public Task One_name_in_two_namespaces_is_legal() => IsLegal(
        """
        namespace Weather
        {
            [Task]
            public sealed partial record Mean(DateOnly Day)
            {
                public int Run() => 12;
            }
        }

        namespace Climate
        {
            [Task(Name = "Mean")]
            public sealed partial record Mean(DateOnly Day)
            {
                public int Run() => 12;
            }
        }
        """);

    [Fact]
    public async Task A_name_of_a_referenced_assembly_is_reported()
    {
        var library = GeneratorRun.Start(
            RoslynHarness.Compile([("Library.cs", """
                namespace Library;

                [Task(Name = "mean")]
                public sealed partial record Mean(DateOnly Day)
                {
                    public int Run() => 12;
                }
                """)], assemblyName: "Library"),
            RefrainChecks.Generator()).AssertClean();
        var check = RefrainChecks.WithReferences(RoslynHarness.ToReference(library.Output));
        await check.Run(
            MarkedSource.ParseAll(["""
                [Task(Name = "mean")]
                public sealed partial record [|DailyMean|](DateOnly Day)
                {
                    public int Run() => 12;
                }
                """], "RFN010"),
            ["'DailyMean' and 'Library.Mean' share the name 'mean': equal parameters would give them one key"]);
    }
}
