using Refrain.CodeFixes;

namespace Refrain.Analyzers.Tests.Rules;

public sealed class Rfn007Tests() : RuleTests("RFN007", new OutputFormFix())
{
    private const string Inputs = """
        [Task]
        public sealed partial record Rows(int Number)
        {
            public IEnumerable<int> Run() => [1];
        }

        [Task]
        public sealed partial record Value(int Number)
        {
            public string Run() => "";
        }

        [Source]
        public sealed partial record Version(int Number)
        {
            public string Observe() => "1";
        }
        """;

    private static string Task(string run, string fanIn = "Rows") => $$"""
        [Task]
        public sealed partial record Report(int Number)
        {
            [Requires] public Rows Rows => new(Number);

            [Requires] public Value? Value => Number == 0 ? null : new(Number);

            [Requires] public IEnumerable<{{fanIn}}> Many => [new(1), new(2)];

            [Requires] public FileSource File => new("a.txt");

            public int Run({{run}}) => 1;
        }
        """;

    [Theory]
    [InlineData("List<string>")]
    [InlineData("HashSet<int>")]
    [InlineData("int")]
    [InlineData("IReadOnlyList<long>")]
    [InlineData("Artifact<int>")]
    [InlineData("IReadOnlyDictionary<Rows, int>")]
    public Task A_form_that_rows_don_t_have_is_reported(string type) =>
        Reports([Inputs, Task($"{type} [|rows|], string? value, IEnumerable<int> many, string file")]);

    [Theory]
    [InlineData("IReadOnlyList<int>")]
    [InlineData("IEnumerable<int>")]
    [InlineData("IAsyncEnumerable<int>")]
    [InlineData("Artifact<IReadOnlyList<int>>")]
    [InlineData("int[]")]
    public Task The_forms_of_rows_are_legal(string type) =>
        IsLegal(Inputs, Task($"{type} rows, string? value, IEnumerable<int> many, string file"));

    [Theory]
    [InlineData("string")]
    [InlineData("int?")]
    public Task An_optional_value_must_be_able_to_be_absent(string type) =>
        Reports([Inputs, Task($"IEnumerable<int> rows, {type} [|value|], IEnumerable<int> many, string file")]);

    [Theory]
    [InlineData("IReadOnlyList<IReadOnlyList<int>>")]
    [InlineData("IReadOnlyDictionary<Rows, IReadOnlyList<int>>")]
    [InlineData("IEnumerable<int>")]
    [InlineData("IReadOnlyList<Artifact<IReadOnlyList<int>>>")]
    public Task The_forms_of_a_fan_in_are_legal(string type) =>
        IsLegal(Inputs, Task($"IEnumerable<int> rows, string? value, {type} many, string file"));

    [Theory]
    [InlineData("IReadOnlyDictionary<Value, IReadOnlyList<int>>")]
    [InlineData("IReadOnlyList<string>")]
    public Task A_form_that_a_fan_in_has_not_is_reported(string type) =>
        Reports([Inputs, Task($"IEnumerable<int> rows, string? value, {type} [|many|], string file")]);

    [Theory]
    [InlineData("byte[]")]
    [InlineData("string")]
    [InlineData("IReadOnlyList<string>")]
    [InlineData("IEnumerable<string>")]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("Stream")]
    [InlineData("Artifact<byte[]>")]
    public Task The_forms_of_a_file_are_legal(string type) =>
        IsLegal(Inputs, Task($"IEnumerable<int> rows, string? value, IEnumerable<int> many, {type} file"));

    private static string Folder(string run, string requirement = "DirectorySource Files => new(\"in\", \"*.txt\")") => $$"""
        [Task]
        public sealed partial record Report(int Number)
        {
            [Requires] public {{requirement}};

            public int Run({{run}}) => 1;
        }
        """;

    [Theory]
    [InlineData("IReadOnlyList<string>")]
    [InlineData("IEnumerable<string>")]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("string[]")]
    [InlineData("Artifact<byte[]>")]
    [InlineData("Artifact<IReadOnlyList<string>>")]
    public Task The_forms_of_a_folder_are_legal(string type) => IsLegal(Folder($"{type} files"));

    [Theory]
    [InlineData("byte[]")]
    [InlineData("string")]
    [InlineData("Stream")]
    [InlineData("Artifact<string>")]
    public Task A_form_that_a_folder_has_not_is_reported(string type) => Reports([Folder($"{type} [|files|]")]);

    [Fact]
    public Task The_files_of_a_folder_may_be_tasks_of_their_own() => IsLegal(
        """
        [Task]
        public sealed partial record Part(string Name)
        {
            [Requires] public FileSource File => new(System.IO.Path.Combine("in", Name));

            public int Run(string file) => file.Length;
        }

        [Task]
        public sealed partial record Report(int Number)
        {
            [Requires] public DirectorySource Files => new("in", "*.txt");

            [Requires] public IEnumerable<Part> Parts(IReadOnlyList<string> files) => files.Select(name => new Part(name));

            public int Run(IReadOnlyList<int> parts) => parts.Sum();
        }
        """);

    [Fact]
    public Task Typed_rows_of_a_file_need_Delimited() => Reports(
        [
            "public record Row(int Id, string Text);",
            Inputs,
            Task("IEnumerable<int> rows, string? value, IEnumerable<int> many, IEnumerable<Row> [|file|]"),
        ]);

    [Fact]
    public Task Delimited_rows_are_legal() => IsLegal(
        "public record Row(int Id, string Text);",
        Inputs,
        Task("IEnumerable<int> rows, string? value, IEnumerable<int> many, [Delimited('|')] IEnumerable<Row> file"));

    [Fact]
    public Task Delimited_on_what_is_no_file_is_reported() => Reports(
        ["public record Row(int Id, string Text);", Inputs, Task("[Delimited('|')] IEnumerable<Row> [|rows|], string? value, IEnumerable<int> many, string file")]);

    [Theory]
    [InlineData("[JsonLines] IEnumerable<Row> [|rows|], string? value, IEnumerable<int> many, string file")]
    [InlineData("IEnumerable<int> rows, string? value, IEnumerable<int> many, [JsonLines] string [|file|]")]
    [InlineData("IEnumerable<int> rows, string? value, IEnumerable<int> many, [JsonLines, Delimited(',')] IEnumerable<Row> [|file|]")]
    [InlineData("IEnumerable<int> rows, string? value, IEnumerable<int> many, [JsonLines] IEnumerable<object> [|file|]")]
    [InlineData("IEnumerable<int> rows, string? value, IEnumerable<int> many, [JsonLines] IEnumerable<Same> [|file|]")]
    public Task JSON_Lines_that_cannot_be_read_are_reported(string parameters) => Reports(
        ["public record Row(int Id, string Text); public record Same(int Id, [property: Column(\"Id\")] int Other);", Inputs, Task(parameters)]);

    [Theory]
    [InlineData("[JsonLines] IEnumerable<Row> file")]
    [InlineData("[JsonLines(Naming = JsonNaming.SnakeCase)] IReadOnlyList<Row> file")]
    [InlineData("[JsonLines] IAsyncEnumerable<Row?> file")]
    public Task JSON_Lines_are_legal(string parameter) => IsLegal(
        "public record Row(int Id, [property: Column(\"text\")] string Text, List<int> Numbers);",
        Inputs,
        Task($"IEnumerable<int> rows, string? value, IEnumerable<int> many, {parameter}"));

    [Fact]
    public Task A_source_without_Read_has_no_forms() => Reports(
        [
            Inputs,
            """
            [Task]
            public sealed partial record Report(int Number)
            {
                [Requires] public Version Version => new(Number);

                public int Run(string [|version|]) => 1;
            }
            """,
        ]);

    [Fact]
    public Task The_nearest_form_is_the_first_offer() => Fixes(
        [Inputs, Task("/* all */ IReadOnlyCollection<int> [|rows|] /* of them */, string? value, IEnumerable<int> many, string file")],
        [Inputs, Task("/* all */ IReadOnlyList<int> rows /* of them */, string? value, IEnumerable<int> many, string file")],
        "Change the type of 'rows' to 'IReadOnlyList<int>'");

    [Fact]
    public Task Another_form_can_be_chosen() => Fixes(
        [Inputs, Task("HashSet<int> [|rows|], string? value, IEnumerable<int> many, string file")],
        [Inputs, Task("IAsyncEnumerable<int> rows, string? value, IEnumerable<int> many, string file")],
        "Change the type of 'rows' to 'IAsyncEnumerable<int>'");

    [Fact]
    public Task An_optional_output_becomes_nullable() => Fixes(
        [Inputs, Task("IEnumerable<int> rows, string [|value|], IEnumerable<int> many, string file")],
        [Inputs, Task("IEnumerable<int> rows, string? value, IEnumerable<int> many, string file")],
        "Change the type of 'value' to 'string?'");

    [Fact]
    public Task Fix_all_takes_the_nearest_form_of_each() => FixesAll(
        [Inputs, Task("HashSet<int> [|rows|], string [|value|], HashSet<int> [|many|], int [|file|]")],
        [Inputs, Task("IReadOnlyList<int> rows, string? value, IReadOnlyList<IReadOnlyList<int>> many, byte[] file")]);
}
