using Microsoft.CodeAnalysis.CodeFixes;

namespace Refrain.Analyzers.Tests.Contract;

/// <summary>The two fixes, one by one and for all.</summary>
public sealed class ContractFixTests
{
    private const string Accept = "Accept the change";

    private static string Task(string name, string parameters = "", string attribute = "[Task]", string output = "int") =>
        $$"""{{attribute}} public sealed partial record {{name}}({{parameters}}) { public {{output}} Run() => default!; }""";

    [Fact]
    public async Task Accepting_writes_the_one_line()
    {
        using var check = new ContractCheck("# head\n\n# of A\ntask A() -> i32\ntask B() -> i32", [Task("A", "int X"), Task("B", "int Y")]);
        Assert.Equal([Accept, Accept], await check.Titles());
        await check.Apply(Accept);
        Assert.Equal("# head\n\n# of A\ntask A(X: i32) -> i32\ntask B() -> i32\n", await check.File());
        Assert.Single(await check.Diagnostics());
    }

    [Fact]
    public async Task A_new_task_gets_its_place()
    {
        using var check = new ContractCheck("# head\n\ntask B() -> i32\n\n# of D\ntask D() -> i32\n# end", [Task("A"), Task("B"), Task("C"), Task("D"), Task("E")]);
        await check.ApplyAll(Accept);
        Assert.Equal("# head\n\ntask A() -> i32\ntask B() -> i32\ntask C() -> i32\n\n# of D\ntask D() -> i32\ntask E() -> i32\n# end", await check.File());
        Assert.Empty(await check.Diagnostics());
    }

    [Fact]
    public async Task A_line_whose_task_is_gone_goes_and_comments_stay()
    {
        using var check = new ContractCheck("task A() -> i32\n# of B\ntask B(X: i32) -> i32\ntask C() -> i32\n", [Task("A"), Task("C")]);
        Assert.Equal([Accept], await check.Titles());
        await check.Apply(Accept);
        Assert.Equal("task A() -> i32\n# of B\ntask C() -> i32\n", await check.File());
        Assert.Empty(await check.Diagnostics());
    }

    [Fact]
    public async Task A_renamed_task_takes_its_comment_along()
    {
        using var check = new ContractCheck("# head\n\n# of B\ntask B(X: i32) -> i32\ntask C() -> i32\ntask D() -> i32\n", [Task("C"), Task("D"), Task("Z", "int X")]);
        Assert.Equal(["Keep the old name 'B'; " + Accept], await check.Titles());
        await check.Apply(Accept);
        Assert.Equal("# head\n\ntask C() -> i32\ntask D() -> i32\n# of B\ntask Z(X: i32) -> i32\n", await check.File());
        Assert.Empty(await check.Diagnostics());
    }

    [Fact]
    public async Task All_changes_are_accepted_at_once()
    {
        using var check = new ContractCheck(
            "task Gone(Y: i32) -> i32\nnonsense\ntask Out() -> i32\ntask P(X: i32) -> i32\ntask Moved(A: bool) -> i32\n",
            [Task("Out", output: "string"), Task("P", "string X, int Z"), Task("Renamed", "bool A"), Task("New", "int[] X")]);
        await check.ApplyAll(Accept);
        Assert.Equal("task New(X: list<i32>) -> i32\ntask Out() -> string\ntask P(X: string, Z: i32) -> i32\ntask Renamed(A: bool) -> i32\n", await check.File());
        Assert.Empty(await check.Diagnostics());
    }

    [Theory]
    [InlineData(FixAllScope.Document, "task A(X: i32) -> i32\ntask B(X: i32) -> i32\ntask C() -> i32\n")]
    [InlineData(FixAllScope.Solution, "task A(X: i32) -> i32\ntask B(X: i32) -> i32\ntask C(X: i32) -> i32\n")]
    public async Task All_changes_of_a_scope_are_accepted(FixAllScope scope, string after)
    {
        using var check = new ContractCheck("task A() -> i32\ntask B() -> i32\ntask C() -> i32\n", [Task("A", "int X") + Task("B", "int X"), Task("C", "int X")]);
        await check.ApplyAll(Accept, scope);
        Assert.Equal(after, await check.File());
    }

    [Fact]
    public async Task Line_ends_of_Windows_stay()
    {
        using var check = new ContractCheck("# head\r\n\r\ntask A() -> i32\r\n# of C\r\ntask C() -> i32", [Task("A", "int X"), Task("B"), Task("C"), Task("D")]);
        await check.ApplyAll(Accept);
        Assert.Equal("# head\r\n\r\ntask A(X: i32) -> i32\r\ntask B() -> i32\r\n# of C\r\ntask C() -> i32\r\ntask D() -> i32\r\n", await check.File());
        Assert.Empty(await check.Diagnostics());
    }

    [Theory]
    [InlineData("# mine", "# mine\n\ntask A() -> i32\n")]
    [InlineData("# mine\r\n", "# mine\r\n\r\ntask A() -> i32\r\n")]
    [InlineData("# mine\n\n\n", "# mine\n\ntask A() -> i32\n")]
    public async Task A_file_of_comments_keeps_them(string before, string after)
    {
        using var check = new ContractCheck(before, [Task("A")]);
        await check.Apply(Accept);
        Assert.Equal(after, await check.File());
    }

    [Theory]
    [InlineData("[Task]", "[Task(Name = \"App.Old\")]")]
    [InlineData("[Task()]", "[Task(Name = \"App.Old\")]")]
    [InlineData("[Task(Version = 2)]", "[Task(Name = \"App.Old\", Version = 2)]")]
    [InlineData("[Task(Name = \"App.Newer\", Version = 2)]", "[Task(Name = \"App.Old\", Version = 2)]")]
    [InlineData("[Refrain.TaskAttribute /* is it */] // one", "[Refrain.TaskAttribute(Name = \"App.Old\") /* is it */] // one")]
    public async Task The_old_name_is_kept_in_the_attribute(string before, string after)
    {
        var source = "namespace App;\n" + before + "\npublic sealed partial record New(int X)\n{\n    public int Run() => X;\n}\n";
        using var check = new ContractCheck("task App.Old(X: i32) -> i32\n", [source]);
        await check.Apply("Keep the old name 'App.Old'");
        Assert.Equal(source.Replace(before, after, StringComparison.Ordinal), await check.Source());
        Assert.Empty(await check.Diagnostics());
    }

    [Fact]
    public async Task A_source_keeps_its_name_too()
    {
        using var check = new ContractCheck("source \"old one\"()\n", ["""[Source] public sealed partial record New { public string Observe() => ""; }"""]);
        await check.Apply("Keep the old name 'old one'");
        Assert.Equal("""[Source(Name = "old one")] public sealed partial record New { public string Observe() => ""; }""", await check.Source());
        Assert.Empty(await check.Diagnostics());
    }

    [Fact]
    public async Task All_old_names_are_kept_at_once()
    {
        using var check = new ContractCheck(
            "task Old.A() -> i32\ntask Old.B() -> i32\n", ["namespace New;\n" + Task("A") + "\n" + Task("B"), "namespace New;\n" + Task("C", "int X")]);
        await check.ApplyAll("Keep the old name 'Old.A'");
        Assert.Equal("namespace New;\n" + Task("A", attribute: "[Task(Name = \"Old.A\")]") + "\n" + Task("B", attribute: "[Task(Name = \"Old.B\")]"), await check.Source());
        var left = Assert.Single(await check.Said());
        Assert.StartsWith("«C» 'New.C' is not in RefrainTasks.txt", left, StringComparison.Ordinal);
        Assert.Equal("task Old.A() -> i32\ntask Old.B() -> i32\n", await check.File());
    }

    [Fact]
    public async Task A_changed_parameter_has_no_old_name()
    {
        using var check = new ContractCheck("task A(X: i32) -> i32\n", [Task("A", "int Z")]);
        Assert.Equal([Accept], await check.Titles());
    }
}
