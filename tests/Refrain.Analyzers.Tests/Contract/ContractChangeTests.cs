namespace Refrain.Analyzers.Tests.Contract;

/// <summary>Every kind of change is reported where it is made, says what it does to what is stored, and has a twin that is none.</summary>
public sealed class ContractChangeTests
{
    private const string Orphaned = "its artifacts would be orphaned, and messages in flight could not be read; undo it, or accept the change";
    private const string Unreadable = "keys stay as they are, but messages in flight could not be read; undo it, or accept the change";
    private const string Harmless = "all that is stored or on its way can still be found and read; accept it, so that the file says what is in use";

    private static async Task Says(string? file, string source, params string[] expected)
    {
        using var check = new ContractCheck(file, [source]);
        Assert.Equal(expected, await check.Said());
    }

    /// <summary>A task with these parameters, against a line with those.</summary>
    private static Task Parameters(string line, string code, params string[] expected) =>
        Says($"task T({line}) -> i32", $$"""[Task] public sealed partial record T({{code}}) { public int Run() => 1; }""", expected);

    [Fact]
    public Task Without_the_file_nothing_is_said() => Says(null, "[Task] public sealed partial record T { public int Run() => 1; }");

    [Fact]
    public Task A_new_task_is_reported() => Says(
        "", "[Task] public sealed partial record T { public int Run() => 1; }",
        "«T» 'T' is not in RefrainTasks.txt: nothing depends on it yet; accept it, so that later changes of it are seen");

    [Fact]
    public Task What_the_file_lists_is_clean() => Says(
        "task App.T(X: i32) -> rows string", "namespace App; [Task] public sealed partial record T(int X) { public IEnumerable<string> Run() => []; }");

    [Fact]
    public Task A_task_that_is_gone_is_reported_in_the_file() => Says(
        """
        # what there is
        task Old(X: i32) -> i32
        task T() -> i32
        """,
        "[Task] public sealed partial record T { public int Run() => 1; }",
        "«task Old(X: i32) -> i32» No task of the code is called 'Old': its artifacts would be orphaned, and messages in flight could not be read; "
        + "give what it became that name, or accept the change");

    [Fact]
    public Task A_source_that_is_gone_is_reported_in_the_file() => Says(
        "source Stations()", "",
        "«source Stations()» No source of the code is called 'Stations': the versions recorded of it would be orphaned, so what reads it would run again, "
        + "and messages in flight that hold it could not be read; give what it became that name, or accept the change");

    [Fact]
    public Task A_renamed_task_is_reported_at_its_new_name() => Says(
        "task App.Old(X: i32) -> i32", "namespace App; [Task] public sealed partial record New(int X) { public int Run() => 1; }",
        "«New» 'App.New' has the parameters of 'App.Old', which RefrainTasks.txt lists and the code lacks: if it was renamed, "
        + "its artifacts would be orphaned, and messages in flight could not be read; keep the old name in Name = …, or accept the change");

    [Fact]
    public Task A_renamed_type_of_the_same_name_is_none() => Says(
        "task App.Old(X: i32) -> i32", """namespace App; [Task(Name = "App.Old")] public sealed partial record New(int X) { public int Run() => 1; }""");

    [Fact]
    public Task A_namespace_that_was_renamed_finds_each_of_its_tasks() => Says(
        """
        task Old.A() -> i32
        task Old.B() -> i32
        task Old.C() -> i32
        """,
        """
        namespace New;
        [Task] public sealed partial record C { public string Run() => ""; }
        [Task] public sealed partial record B { public int Run() => 1; }
        [Task] public sealed partial record X { public int Run() => 1; }
        """,
        [.. new[] { "C", "B", "X" }.Select(name => $"«{name}» 'New.{name}' has the parameters of 'Old.{(name == "X" ? "A" : name)}', which RefrainTasks.txt lists and the code lacks: if it was renamed, "
            + "its artifacts would be orphaned, and messages in flight could not be read; keep the old name in Name = …, or accept the change")]);

    [Fact]
    public Task Other_parameters_make_another_task() => Says(
        "task Old(X: i32) -> i32", "[Task] public sealed partial record New(long X) { public int Run() => 1; }",
        "«task Old(X: i32) -> i32» No task of the code is called 'Old': its artifacts would be orphaned, and messages in flight could not be read; give what it became that name, or accept the change",
        "«New» 'New' is not in RefrainTasks.txt: nothing depends on it yet; accept it, so that later changes of it are seen");

    [Fact]
    public Task A_task_that_became_a_source_is_reported() => Says(
        "task T() -> i32", """[Source] public sealed partial record T { public string Observe() => ""; }""",
        "«T» 'T' is a source here and a task in RefrainTasks.txt: what is stored of the task is no longer read; undo it, or accept the change");

    [Fact]
    public Task An_added_parameter_is_reported() => Parameters("X: i32", "int X, int Y = 3", $"«Y» Parameter 'Y' of 'T' is not in RefrainTasks.txt: {Orphaned}");

    [Fact]
    public Task A_computed_member_is_no_parameter() => Says(
        "task T(X: i32) -> i32", "[Task] public sealed partial record T(int X) { public int Y => X + 1; public int Run() => Y; }");

    [Fact]
    public Task A_removed_parameter_is_reported() => Parameters("X: i32, Y: string", "int X", $"«T» 'T' has no parameter 'Y', which RefrainTasks.txt lists: {Orphaned}");

    [Fact]
    public Task A_renamed_parameter_is_reported() => Parameters("X: i32, Y: string", "int X, string Z", $"«Z» Parameter 'Z' of 'T' is called 'Y' in RefrainTasks.txt: {Orphaned}");

    [Fact]
    public Task Parameters_may_change_places_and_defaults() => Parameters("X: i32, Y: string", "string Y, int X = 12");

    [Fact]
    public Task A_parameter_of_another_type_is_reported() => Parameters("X: i32", "string X", $"«X» Parameter 'X' of 'T' is string here and i32 in RefrainTasks.txt: {Orphaned}");

    [Theory]
    [InlineData("i32", "long", "i64")]
    [InlineData("u8", "short", "i16")]
    [InlineData("i32", "System.Numerics.BigInteger", "bigint")]
    [InlineData("i32", "int?", "i32?")]
    [InlineData("list<i32>", "long?[]?", "list<i64?>?")]
    public Task A_wider_type_is_reported_as_harmless(string was, string type, string now) =>
        Parameters($"X: {was}", $"{type} X", $"«X» Parameter 'X' of 'T' is {now} here and {was} in RefrainTasks.txt: {Harmless}");

    [Theory]
    [InlineData("i64", "int", "i32")]
    [InlineData("i8", "ushort", "u16")]
    [InlineData("u32", "int", "i32")]
    [InlineData("i32?", "int", "i32")]
    [InlineData("list<i32>", "IReadOnlySet<int>", "set<i32>")]
    public Task A_narrower_or_other_type_is_not(string was, string type, string now) =>
        Parameters($"X: {was}", $"{type} X", $"«X» Parameter 'X' of 'T' is {now} here and {was} in RefrainTasks.txt: {Orphaned}");

    [Fact]
    public Task An_enum_may_be_renamed_and_is_an_integer() => Parameters("X: i32", "DayOfWeek X");

    [Fact]
    public Task A_renamed_member_of_a_record_is_reported() => Says(
        "task T(X: record{Lo:f64}) -> i32", "public sealed record Band(double Low); [Task] public sealed partial record T(Band X) { public int Run() => 1; }",
        $"«X» Parameter 'X' of 'T' is record{{Low:f64}} here and record{{Lo:f64}} in RefrainTasks.txt: {Orphaned}");

    [Fact]
    public Task A_member_that_is_called_as_a_type_is_no_wider_type() => Says(
        "task T(X: record{i32:f64}) -> i32", "public sealed record Band(double i64); [Task] public sealed partial record T(Band X) { public int Run() => 1; }",
        $"«X» Parameter 'X' of 'T' is record{{i64:f64}} here and record{{i32:f64}} in RefrainTasks.txt: {Orphaned}");

    [Fact]
    public Task A_task_within_a_task_is_known_by_its_name() => Says(
        """
        task T(X: task<i32>) -> i32
        task i64() -> i32
        """,
        """[Task(Name = "i64")] public sealed partial record Inner { public int Run() => 1; } [Task] public sealed partial record T(Inner X) { public int Run() => 1; }""",
        $"«X» Parameter 'X' of 'T' is task<i64> here and task<i32> in RefrainTasks.txt: {Orphaned}");

    [Fact]
    public Task A_parameter_that_became_insignificant_is_reported() => Parameters(
        "X: i32", "[property: Insignificant] int X", $"«X» Parameter 'X' of 'T' is insignificant here and significant in RefrainTasks.txt: {Orphaned}");

    [Fact]
    public Task A_parameter_that_became_significant_is_reported() => Parameters(
        "insignificant X: i32", "int X", $"«X» Parameter 'X' of 'T' is significant here and insignificant in RefrainTasks.txt: {Orphaned}");

    [Fact]
    public Task An_insignificant_parameter_stays_insignificant() => Parameters("insignificant X: i32", "[property: Insignificant] int X = 4");

    [Fact]
    public Task An_insignificant_parameter_more_or_less_leaves_the_keys() => Parameters(
        "insignificant X: i32", "[property: Insignificant] string Y",
        $"«T» 'T' has no parameter 'X', which RefrainTasks.txt lists: {Unreadable}", $"«Y» Parameter 'Y' of 'T' is not in RefrainTasks.txt: {Unreadable}");

    [Fact]
    public Task Another_output_is_reported_at_Run() => Says(
        "task T() -> rows record{Post:i64,Likes:i32}",
        "public record struct Row(long Post, long Likes); [Task] public sealed partial record T { public IEnumerable<Row> Run() => []; }",
        "«Run» The output of 'T' is rows record{Post:i64,Likes:i64} here and rows record{Post:i64,Likes:i32} in RefrainTasks.txt: "
        + "its stored artifacts could not be read, so they would all be made again; undo it, or accept the change");

    [Fact]
    public Task Rows_are_another_output_than_a_value() => Says(
        "task T() -> list<i32>", "[Task] public sealed partial record T { public IEnumerable<int> Run() => []; }",
        "«Run» The output of 'T' is rows i32 here and list<i32> in RefrainTasks.txt: its stored artifacts could not be read, so they would all be made again; undo it, or accept the change");

    [Fact]
    public Task A_renamed_row_is_the_same_output() => Says(
        "task T() -> rows record{Post:i64,Likes:i32}",
        "public sealed record Other(long Post, int Likes); [Task] public sealed partial record T { public async Task<List<Other>> Run() { await Task.Yield(); return []; } }");

    [Fact]
    public async Task Of_a_long_schema_the_message_shows_what_is_different()
    {
        var members = string.Concat(Enumerable.Range(0, 40).Select(i => $"int Member{i}, "));
        var schema = string.Join(",", Enumerable.Range(0, 40).Select(i => $"Member{i}:i32").Append("Last:string"));
        using var check = new ContractCheck(
            $"task T() -> record{{{schema.Replace("Member20:i32", "Member20:i16", StringComparison.Ordinal)}}}",
            [$"public sealed record Row({members}string Last); [Task] public sealed partial record T {{ public Row Run() => null!; }}"]);
        var said = Assert.Single(await check.Said());
        Assert.StartsWith(
            "«Run» The output of 'T' is …,Member19:i32,Member20:i32,Member21:i32,Member22:i… here and …,Member19:i32,Member20:i16,Member21:i32,Member22:i… in RefrainTasks.txt:",
            said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_of_a_declaration_that_is_not_sound()
    {
        using var check = new ContractCheck("task T(X: i32) -> i32", ["[Task] public sealed partial record T(Unknown X) { public int Run() => 1; } [Task] public sealed record New { public int Run() => 1; }"]);
        Assert.Empty(await check.Said(isSound: false));
    }
}
