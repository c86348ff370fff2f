namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn017Tests() : RuleTests("RFN017")
{
    [Theory]
    [InlineData("string")]
    [InlineData("ITask<int>")]
    [InlineData("ITask")]
    [InlineData("IEnumerable<ITask>")]
    [InlineData("IReadOnlyDictionary<string, Part>")]
    [InlineData("(Part, Part)")]
    public Task A_requirement_that_is_no_task_is_reported(string type) => Reports(
        $$"""
        [Task]
        public sealed partial record Part(int Number)
        {
            public int Run() => 1;
        }

        [Task]
        public sealed partial record Report(int Year)
        {
            [Requires] public {{type}} [|Data|] => throw new InvalidOperationException();

            public int Run() => 1;
        }
        """);

    [Fact]
    public Task A_type_requirement_that_is_no_task_is_reported() => Reports(
        """
        public record Data(int Year);

        [Task, [|Requires<Data>|]]
        public sealed partial record Report(int Year)
        {
            public int Run() => 1;
        }
        """,
        "'Data' of 'Report' cannot be a requirement: Data is no task or source");

    [Fact]
    public Task Tasks_sources_and_sequences_of_them_are_legal() => IsLegal(
        """
        using System.Collections.Immutable;

        [Task]
        public sealed partial record Part(int Number)
        {
            public int Run() => 1;
        }

        [Task]
        public sealed partial record Report(int Year)
        {
            [Requires] public Part A => new(1);
            [Requires] public Part? B => null;
            [Requires] public Part[] C => [new(1)];
            [Requires] public ImmutableArray<Part> D => [new(1)];
            [Requires] public IReadOnlyList<Part> E => [];
            [Requires] public FileSource F => new("a.txt");
            [Requires] public static Part G => new(2);

            public int Run(int a, int? b, IReadOnlyList<int> c, int[] d, IEnumerable<int> e, string f, int g) => 1;
        }
        """);
}
