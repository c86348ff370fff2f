namespace Refrain.Fingerprints.Tests;

/// <summary>Edits of where a task writes.</summary>
public sealed class PlaceEditTests
{
    private const string Program = """
        namespace App;

        [Task] public sealed partial record Export(int Number)
        {
            public void Run([Place("a/{Number}")] OutputFile file) => file.WriteAllText("text");
        }

        public static class Program { public static ITask Root() => new Export(3); }
        """;

    [Fact]
    public async Task A_task_that_writes_elsewhere_runs_again_and_the_old_file_stays()
    {
        await using var script = new EditScript();
        Assert.Equal("Export: missing", await script.RunAsync(EditScript.Compile([("Program.cs", Program)])));
        var edited = EditScript.Compile([("Program.cs", Program.Replace("a/{Number}", "b/{Number}", StringComparison.Ordinal))]);
        Assert.Equal("Export: code changed: Export.Run", await script.RunAsync(edited));
        Assert.Equal("", await script.RunAsync(edited));
        Assert.Equal("text", await File.ReadAllTextAsync(script.Folder["target/a/3"]));
        Assert.Equal("text", await File.ReadAllTextAsync(script.Folder["target/b/3"]));
    }
}
