using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Refrain.Analyzers.Tests.Contract;

/// <summary>Lines that say nothing, the order of lines, and files that are not there.</summary>
public sealed class ContractFileTests
{
    private const string Source = "[Task] public sealed partial record T { public int Run() => 1; }";

    [Theory]
    [InlineData("tasks A() -> i32", "expected 'task' or 'source' and a blank at column 1")]
    [InlineData("<<<<<<< main", "expected 'task' or 'source' and a blank at column 1")]
    [InlineData("task (X: i32) -> i32", "expected a name at column 6")]
    [InlineData("task A -> i32", "expected '(' at column 7")]
    [InlineData("task A( -> i32", "expected the name of a parameter at column 8")]
    [InlineData("task A(X) -> i32", "expected ': ' at column 9")]
    [InlineData("task A(X:i32) -> i32", "expected ': ' at column 9")]
    [InlineData("task A(X: ) -> i32", "expected the form of a type at column 11")]
    [InlineData("task A(X: list<i32) -> i32", "expected '>' at column 19")]
    [InlineData("task A(X: list i32) -> i32", "expected the form of a type, without blanks, at column 15")]
    [InlineData("task A(X: i32,Y: i32) -> i32", "expected ')' at column 14")]
    [InlineData("task A(X: i32, X: i32) -> i32", "expected another name, as 'X' is there already, at column 22")]
    [InlineData("task A(X: i32)", "expected ' -> ' at column 15")]
    [InlineData("task A(X: i32) -> ", "expected ' -> ' at column 15")]
    [InlineData("task A() -> i32)", "expected no closing bracket at column 16")]
    [InlineData("task A() -> list<i32", "expected '>' at column 21")]
    [InlineData("task A() -> rows i32 more", "expected the form of a type, without blanks, at column 21")]
    [InlineData("source A() -> i32", "expected the end of the line at column 11")]
    [InlineData("task \"A() -> i32", "expected a closing quote at column 17")]
    [InlineData("task \"\\x\"() -> i32", "expected \\\", \\\\ or \\u and four digits at column 7")]
    public async Task A_line_that_says_nothing_is_reported(string line, string problem)
    {
        using var check = new ContractCheck("# first\n\n  " + line + "\ntask T() -> i32\n", [Source]);
        Assert.Equal([$"«  {line}» This line of RefrainTasks.txt does not count: {problem}; mend it, or remove it and accept what the code says"], await check.Said());
        Assert.Equal(["Remove the line"], await check.Titles());
        await check.Apply("Remove the line");
        Assert.Equal("# first\n\ntask T() -> i32\n", await check.File());
    }

    [Fact]
    public async Task A_task_is_listed_once()
    {
        using var check = new ContractCheck("task T() -> i32\n# again\ntask T(X: i32) -> i32", [Source]);
        Assert.Equal(["«task T(X: i32) -> i32» This line of RefrainTasks.txt does not count: line 1 lists 'T' already; mend it, or remove it and accept what the code says"], await check.Said());
        await check.Apply("Remove the line");
        Assert.Equal("task T() -> i32\n# again\n", await check.File());
    }

    [Fact]
    public async Task Lines_stand_in_ordinal_order()
    {
        using var check = new ContractCheck(
            "# head\n\n# of T\ntask T() -> i32\ntask B() -> i32\n\n# of a\ntask a() -> i32\ntask C() -> i32",
            [.. "TBaC".Select(name => Source.Replace("record T", "record " + name, StringComparison.Ordinal).Replace("record a", "record A1", StringComparison.Ordinal)
                .Replace("[Task]", name == 'a' ? "[Task(Name = \"a\")]" : "[Task]", StringComparison.Ordinal))]);
        Assert.Equal(
            [
                "«task B() -> i32» This line of RefrainTasks.txt is in the wrong place: 'B' stands behind 'T', but names are in ordinal order, so that branches meet",
                "«task C() -> i32» This line of RefrainTasks.txt is in the wrong place: 'C' stands behind 'a', but names are in ordinal order, so that branches meet",
            ],
            await check.Said());
        Assert.Equal(["Put the lines in order", "Put the lines in order"], await check.Titles());
        await check.Apply("Put the lines in order");
        Assert.Equal("# head\n\ntask B() -> i32\ntask C() -> i32\n# of T\ntask T() -> i32\n\n# of a\ntask a() -> i32\n", await check.File());
        Assert.Empty(await check.Diagnostics());
    }

    [Fact]
    public async Task Without_the_file_nothing_is_said_unless_the_project_wants_it()
    {
        using (var silent = new ContractCheck(null, [Source])) Assert.Empty(await silent.Diagnostics());
        using var check = new ContractCheck(null, [Source], new Wanted());
        Assert.Equal(["«T» 'T' is not in RefrainTasks.txt: nothing depends on it yet; accept it, so that later changes of it are seen"], await check.Said());
        await check.ApplyAll("Accept the change");
        Assert.Equal(Path.Combine("app", "RefrainTasks.txt"), check.FilePath);
        Assert.EndsWith("\n\ntask T() -> i32\n", await check.File(), StringComparison.Ordinal);
        Assert.Empty(await check.Diagnostics());
    }

    private sealed class Wanted : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.RefrainContract" ? "true" : null;
                return value is not null;
            }
        }
    }
}
