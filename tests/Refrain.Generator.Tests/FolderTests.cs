namespace Refrain.Generator.Tests;

/// <summary>A folder that is bound as a handle is required with its contents, by whatever method it is bound.</summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData("DirectorySource Files => new(\"in\")", "IReadOnlyList<string> files", "set.Add(0, this.Files);")]
    [InlineData("DirectorySource Files => new(\"in\")", "Artifact<byte[]> files", "set.Add(0, global::Refrain.DirectorySource.WithContents(this.Files));")]
    [InlineData("DirectorySource Files => new(\"in\")", "Artifact<IReadOnlyList<string>> files", "set.Add(0, global::Refrain.DirectorySource.WithContents(this.Files));")]
    [InlineData("DirectorySource? Files => null", "Artifact<byte[]>? files", "set.Add(0, global::Refrain.DirectorySource.WithContents(this.Files));")]
    [InlineData("DirectorySource[] Files => [new(\"in\")]", "IReadOnlyList<Artifact<byte[]>> files", "set.AddMany(0, global::Refrain.DirectorySource.WithContents(this.Files));")]
    [InlineData("IEnumerable<DirectorySource> Files => [new(\"in\")]", "IEnumerable<string> files", "set.AddMany(0, this.Files);")]
    [InlineData("FileSource Files => new(\"in\")", "Artifact<byte[]> files", "set.Add(0, this.Files);")]
    public void Contents_are_required_where_a_handle_is_taken(string requirement, string parameter, string expected) => Assert.Contains(
        expected,
        Generated.FileOf(Generated.Clean($$"""
            namespace App;
            [Task]
            public sealed partial record Report(int Number)
            {
                [Requires] public {{requirement}};
                public int Run({{parameter}}) => 1;
            }
            """), "App.Report"),
        StringComparison.Ordinal);

    [Fact]
    public void The_handle_of_a_requirement_method_counts_too()
    {
        var text = Generated.FileOf(Generated.Clean("""
            namespace App;
            [Task] public sealed partial record Part(int Number) { public int Run() => Number; }
            [Task]
            public sealed partial record Report(int Number)
            {
                [Requires] public Part First => new(1);
                [Requires] public async Task<DirectorySource?> Later(int first) { await Task.Yield(); return new("in"); }
                [Requires] public Part? Part(Artifact<byte[]>? later) => null;
                public int Run(IReadOnlyList<string>? later, int? part) => 1;
            }
            """), "App.Report");
        Assert.Contains("set.Add(1, global::Refrain.DirectorySource.WithContents(await this.Later(", text, StringComparison.Ordinal);
        Assert.Contains("set.Add(0, this.First);", text, StringComparison.Ordinal);
    }
}
