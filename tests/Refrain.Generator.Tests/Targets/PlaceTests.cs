namespace Refrain.Generator.Tests.Targets;

/// <summary>What is emitted of tasks that write files and folders at places of their own.</summary>
public sealed class PlaceTests
{
    [Fact]
    public void A_task_says_where_it_writes_and_hands_it_out()
    {
        var text = Generated.Clean(
            """
            namespace App;
            [Task]
            public sealed partial record Export(DateOnly Day)
            {
                public async Task Run([Place("exports/{Day}/\u00fcsers.csv")] OutputFile users, [Place("site-{Day}"), Target("share")] OutputDirectory site) => await users.WriteAllTextAsync(site.Path);
            }
            [Task, Requires<Export>]
            public sealed partial record Count(DateOnly Day)
            {
                public long Run(IReadOnlyList<Refrain.Targets.TargetReceipt> export) => export[0].Rows;
            }
            """).Sources.Single(s => s.Key.StartsWith("App.Export", StringComparison.Ordinal)).Value;
        Assert.Contains(".Target(\"files\")\n", text, StringComparison.Ordinal);
        Assert.Contains(".Target(\"share\")\n", text, StringComparison.Ordinal);
        Assert.Contains(".Place(\"files\", \"exports/{Day}/\u00fcsers.csv\")\n", text, StringComparison.Ordinal);
        Assert.Contains(".Place(\"share\", \"site-{Day}\", isFolder: true)\n", text, StringComparison.Ordinal);
        Assert.Contains("this.Run(output.PlacedFile(0), output.PlacedFolder(1))", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_requires_a_placed_file_reads_it_as_a_file_or_takes_the_receipt()
    {
        var text = Generated.Clean(
            """
            namespace App;
            [Task]
            public sealed partial record Export(int N)
            {
                public void Run([Place("{N}")] OutputFile file) => file.WriteAllText("");
            }
            [Task]
            public sealed partial record Read(int N)
            {
                [Requires] public Export A => new(N);
                [Requires] public Export B => new(N);
                [Requires] public Export? C => N > 0 ? new(N) : null;
                [Requires] public IEnumerable<Export> D => [new(N)];
                public int Run(string a, IReadOnlyList<Refrain.Targets.TargetReceipt> b, Artifact<byte[]>? c, IReadOnlyList<Artifact<byte[]>> d) => 0;
            }
            """).Sources.Single(s => s.Key.StartsWith("App.Read", StringComparison.Ordinal)).Value;
        Assert.Contains("this.Run(inputs.Text(0)!, inputs.List<global::Refrain.Targets.TargetReceipt>(1)!, inputs.Has(2) ? inputs.Artifact<byte[]>(2)! : null, inputs.Artifacts<byte[]>(3)!)", text, StringComparison.Ordinal);
    }
}
