using Refrain.CodeFixes;

namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn002Tests() : RuleTests("RFN002", new SealedRecordFix())
{
    [Fact]
    public Task A_class_is_reported() => Reports(
        """
        [Task]
        public sealed partial class [|DailyMean|]
        {
            public DateOnly Day { get; init; }

            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task An_open_record_is_reported() => Reports(
        """
        [Task]
        public partial record [|DailyMean|](DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task A_record_struct_is_reported_beside_the_compiler() => Reports(
        """
        [{|CS0592:Task|}]
        public partial record struct [|DailyMean|](DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task A_sealed_record_is_legal() => IsLegal(
        """
        [Task]
        public sealed partial record class DailyMean(DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task A_task_may_derive_from_an_abstract_record() => IsLegal(
        """
        public abstract record Daily(DateOnly Day);

        [Task]
        public sealed partial record DailyMean(DateOnly Day) : Daily(Day)
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task A_class_becomes_a_sealed_record_and_keeps_its_comments() => Fixes(
        """
        /// <summary>The mean.</summary>
        [Task]
        public partial class [|DailyMean|] // of a day
        {
            public DateOnly Day { get; init; }

            public double Run() => 12.5;
        }
        """,
        """
        /// <summary>The mean.</summary>
        [Task]
        public sealed partial record DailyMean // of a day
        {
            public DateOnly Day { get; init; }

            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task A_class_of_several_files_becomes_one_record() => Fixes(
        [
            """
            [Task]
            public partial class [|DailyMean|]
            {
                public DateOnly Day { get; init; }
            }
            """,
            """
            partial class DailyMean
            {
                public double Run() => 12.5;
            }
            """,
        ],
        [
            """
            [Task]
            public sealed partial record DailyMean
            {
                public DateOnly Day { get; init; }
            }
            """,
            """
            partial record DailyMean
            {
                public double Run() => 12.5;
            }
            """,
        ]);

    [Fact]
    public Task A_record_struct_becomes_a_record() => Fixes(
        """
        [{|CS0592:Task|}]
        public readonly partial record struct [|DailyMean|](DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """,
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task An_open_record_is_sealed() => Fixes(
        """
        [Task]
        partial record [|DailyMean|](DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """,
        """
        [Task]
        sealed partial record DailyMean(DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public Task An_abstract_record_without_abstract_members_is_sealed() => Fixes(
        """
        [Task]
        public abstract partial record [|DailyMean|](DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """,
        """
        [Task]
        public sealed partial record DailyMean(DateOnly Day)
        {
            public double Run() => 12.5;
        }
        """);

    [Fact]
    public async Task Nothing_is_offered_where_the_record_would_not_compile()
    {
        Assert.Empty(await Titles("""
            public class Base;

            [Task]
            public sealed partial class DailyMean : Base
            {
                public double Run() => 12.5;
            }
            """));
        Assert.Empty(await Titles("""
            [Task]
            public abstract partial record DailyMean(DateOnly Day)
            {
                public double Run() => Mean();

                protected abstract double Mean();
            }
            """));
        Assert.Empty(await Titles("""
            [Task]
            public sealed partial class DailyMean
            {
                public double Run() => 12.5;

                public override bool Equals(object? other) => other is DailyMean;

                public override int GetHashCode() => 1;
            }
            """));
    }

    [Fact]
    public Task Fix_all_mends_every_kind() => FixesAll(
        [
            """
            [Task]
            public partial class [|A|]
            {
                public double Run() => 12.5;
            }

            [Task]
            public partial record [|B|](int Number)
            {
                public double Run() => 12.5;
            }
            """,
        ],
        [
            """
            [Task]
            public sealed partial record A
            {
                public double Run() => 12.5;
            }

            [Task]
            public sealed partial record B(int Number)
            {
                public double Run() => 12.5;
            }
            """,
        ]);
}
