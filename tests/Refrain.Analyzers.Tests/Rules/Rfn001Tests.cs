using Refrain.CodeFixes;

namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn001Tests() : RuleTests("RFN001", new AddPartialFix())
{
    private const string Legal = """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """;

    [Fact]
    public Task A_task_that_is_not_partial_is_reported() => Reports(
        """
        [Task]
        public sealed record [|DailyMean|](DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """,
        "'DailyMean' must be partial: Refrain generates its other part");

    [Fact]
    public Task A_source_that_is_not_partial_is_reported() => Reports(
        """
        [Source]
        public sealed record [|Stations|]
        {
            public string Observe() => "1";
        }
        """);

    [Fact]
    public Task A_partial_task_is_legal() => IsLegal(Legal);

    [Fact]
    public Task A_record_without_the_attribute_is_legal() => IsLegal("public record DailyMean(DateOnly Day);");

    [Fact]
    public Task The_fix_adds_the_word_and_keeps_comments() => Fixes(
        """
        /// <summary>The mean of a day.</summary>
        [Task] // daily
        public /* closed */ sealed record [|DailyMean|](DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """,
        """
        /// <summary>The mean of a day.</summary>
        [Task] // daily
        public /* closed */ sealed partial record DailyMean(DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task A_nested_task_keeps_what_stands_around_it() => Fixes(
        """
        public static partial class Weather
        {
            [Task]
            // A comment that stays.
            internal sealed record [|DailyMean|](DateOnly Day)
            {
                public double Run() => 12.5;
            }
        }
        """,
        """
        public static partial class Weather
        {
            [Task]
            // A comment that stays.
            internal sealed partial record DailyMean(DateOnly Day)
            {
                public double Run() => 12.5;
            }
        }
        """);

    [Fact]
    public Task Fix_all_mends_every_file() => FixesAll(
        [
            """
            [Task]
            public sealed record [|A|](int Number)
            {
                public double Run() => 12.5;
            }

            [Task]
            public sealed record [|B|](int Number)
            {
                public double Run() => 12.5;
            }
            """,
            """
            [Task]
            public sealed record [|C|](int Number)
            {
                public double Run() => 12.5;
            }
            """,
        ],
        [
            """
            [Task]
            public sealed partial record A(int Number)
            {
                public double Run() => 12.5;
            }

            [Task]
            public sealed partial record B(int Number)
            {
                public double Run() => 12.5;
            }
            """,
            """
            [Task]
            public sealed partial record C(int Number)
            {
                public double Run() => 12.5;
            }
            """,
        ]);
}
