namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn013Tests() : RuleTests("RFN013")
{
    [Fact]
    public Task A_generic_task_is_reported() => Reports(
        """
        [Task]
        public sealed partial record [|Sorted|]<T>(int Number)
        {
            public int Run() => 1;
        }
        """,
        "'Sorted' cannot be a task: it is generic");

    [Theory]
    [InlineData("public static class Outer", "it sits in Outer, which is not partial")]
    [InlineData("public partial class Outer<T>", "it sits in Outer, which is generic")]
    [InlineData("file static partial class Outer", "it sits in Outer, which is local to its file")]
    public Task A_task_in_a_type_that_generated_code_cannot_add_to_is_reported(string outer, string why) => Reports(
        $$"""
        {{outer}}
        {
            [Task]
            public sealed partial record [|Inner|](int Number)
            {
                public int Run() => 1;
            }
        }
        """,
        $"'Inner' cannot be a task: {why}");

    [Fact]
    public Task Every_outer_type_counts() => Reports(
        """
        public class Outer
        {
            public partial class Middle
            {
                [Task]
                public sealed partial record [|Inner|](int Number)
                {
                    public int Run() => 1;
                }
            }
        }
        """);

    [Fact]
    public Task A_private_or_file_local_task_is_reported() => Reports(
        """
        public partial class Outer
        {
            [Task]
            private sealed partial record [|Inner|](int Number)
            {
                public int Run() => 1;
            }
        }

        [Task]
        file sealed partial record [|Local|](int Number)
        {
            public int Run() => 1;
        }
        """);

    [Fact]
    public Task A_task_cannot_be_a_source_too() => Reports(
        """
        [Task, Source]
        public sealed partial record [|Stations|]
        {
            public string Observe() => "";

            public string Run() => "";
        }
        """,
        "'Stations' cannot be a task: it is a source already");

    [Fact]
    public Task Nested_in_partial_types_of_every_kind_is_legal() => IsLegal(
        """
        namespace App;

        public partial class A
        {
            public partial interface B
            {
                public partial record C
                {
                    public partial struct D
                    {
                        internal partial record struct E
                        {
                            [Task]
                            internal sealed partial record @record(int Number)
                            {
                                public int Run() => 1;
                            }
                        }
                    }
                }
            }
        }
        """);
}
