using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

public sealed class ChanceParameterFixTests() : EffectFixTests("RFN102", new ChanceParameterFix())
{
    private static string Sample(string parameters, string type, string body) =>
        $$"""
        [Task]
        public sealed partial record Sample({{parameters}})
        {
            public {{type}} Run(){{body}}
        }
        """;

    private static string Block(params string[] lines) => "\n    {\n" + string.Concat(lines.Select(line => "        " + line + "\n")) + "    }";

    [Theory]
    [InlineData(" => [|new Random()|].Next();", " => new Random(Seed).Next();")]
    [InlineData(" => [|Random.Shared|].Next();", "\n    {\n        var random = new Random(Seed);\n        return random.Next();\n    }")]
    [InlineData(" => Enumerable.Range(0, Size).Sum(i => [|Random.Shared|].Next(i));", "\n    {\n        var random = new Random(Seed);\n        return Enumerable.Range(0, Size).Sum(i => random.Next(i));\n    }")]
    [InlineData(" => (from i in Enumerable.Range(0, Size) select [|Random.Shared|].Next(i)).Max();", "\n    {\n        var random = new Random(Seed);\n        return (from i in Enumerable.Range(0, Size) select random.Next(i)).Max();\n    }")]
    public Task A_generator_has_a_seed(string before, string after) =>
        Fixes(Sample("int Size", "int", before), Sample("int Size, int Seed", "int", after), "Seed it with parameter 'Seed'");

    [Fact]
    public Task It_may_say_its_type_only_once() => Fixes(
        Sample("int Size, int Seed", "int", Block("Random random = [|new()|];", "return random.Next(Size);")),
        Sample("int Size, int Seed", "int", Block("Random random = new(Seed);", "return random.Next(Size);")));

    [Fact]
    public Task One_generator_serves_a_loop() => Fixes(
        Sample("int Size", "IEnumerable<int>", Block("for (var random = 0; random < Size; random++)", "    yield return [|new Random()|].Next(random);")),
        Sample("int Size, int Seed", "IEnumerable<int>", Block("var random2 = new Random(Seed);", "for (var random = 0; random < Size; random++)", "    yield return random2.Next(random);")));

    [Theory]
    [InlineData(" => [|Guid.NewGuid()|];", "Guid Id", " => Id;")]
    [InlineData(" => new Row([|Guid.NewGuid()|]).Key;", "Guid Key", " => new Row(Key).Key;")]
    [InlineData(" => new List<Guid> { [|Guid.CreateVersion7()|] }[0];", "Guid Id", " => new List<Guid> { Id }[0];")]
    public Task An_id_is_a_parameter(string before, string parameter, string after) =>
        Fixes(Sample("int Size", "Guid", before) + Row, Sample("int Size, " + parameter, "Guid", after) + Row);

    private const string Row = "\npublic sealed record Row(Guid Key);\n";

    [Fact]
    public Task Each_id_has_its_own_name() => FixesAll(
        Sample("Guid Id", "(Guid, Guid, Guid)", Block("var batch = [|Guid.NewGuid()|];", "return (batch, [|Guid.NewGuid()|], [|Guid.NewGuid()|]);")),
        Sample("Guid Id, Guid Batch, Guid Id2, Guid Id3", "(Guid, Guid, Guid)", Block("var batch = Batch;", "return (batch, Id2, Id3);")));

    [Fact]
    public Task Everywhere_at_once() => FixesAll(
        [
            Sample("int Size", "IEnumerable<int>", Block("for (var i = 0; i < Size; i++)", "    yield return [|Random.Shared|].Next(i) + [|Random.Shared|].Next();")),
            """
            public static class Program
            {
                public static Sample Make() => new Sample(3);
            }
            """,
        ],
        [
            Sample("int Size, int Seed", "IEnumerable<int>", Block("var random = new Random(Seed);", "for (var i = 0; i < Size; i++)", "    yield return random.Next(i) + random.Next();")),
            """
            public static class Program
            {
                public static Sample Make() => new Sample(3, Random.Shared.Next());
            }
            """,
        ]);

    [Fact]
    public Task One_value_does_not_stand_for_many() => HasNoFix(
        """
        [Task]
        public sealed partial record Rows(int Size)
        {
            public IEnumerable<Guid> Run()
            {
                foreach (var i in Enumerable.Range(0, Size)) yield return [|Guid.NewGuid()|];
                yield return Next();
                yield return new Guid(Number(), 0, 0, new byte[8]);
                foreach (var id in Enumerable.Range(0, Size).AsParallel().AsOrdered().Select(i => new Guid([|Random.Shared|].Next(i), 0, 0, new byte[8]))) yield return id;
            }

            private Guid Next() => [|Guid.NewGuid()|];

            private static int Number() => [|Random.Shared|].Next();
        }
        """);
}
