namespace Refrain.Generator.Tests.Values;

public sealed class JsonLinesTests
{
    [Fact]
    public void TheCodecOfTheRowsAndOneCallAreAllThatIsWritten()
    {
        var run = Generated.Clean("""
            namespace App;
            public enum Kind { A, B = 3 }
            public sealed record Part(string Name, [property: Column("p r")] decimal? Price = 1.50m, DateOnly Day = default, Kind Kind = Kind.B);
            public sealed record Post([property: Column("creator")] long Creator, string? Note = null, string Text = "a\\\"ä", double Rate = double.NaN)
            {
                public IReadOnlyDictionary<string, Part[]> Parts { get; init; } = new Dictionary<string, Part[]>();
                public (Part One, int Two) Named { get; init; }
                public (Part, int) Other { get; init; }
            }
            [Task]
            public sealed partial record Count(string Path)
            {
                [Requires] public FileSource Posts => new(Path);
                [Requires] public HttpSource Numbers => new(Path);
                [Requires] public FileSource Rows => new(Path);
                public int Run([JsonLines] IEnumerable<Post> posts, [JsonLines(Naming = JsonNaming.CamelCase)] double[] numbers, [JsonLines] IAsyncEnumerable<Part> rows) => 0;
            }
            """);
        Assert.Equal(2, run.Sources.Keys.Count(name => name.StartsWith("Values.App_P", StringComparison.Ordinal)));
        var task = run.Sources.Single(s => s.Key.StartsWith("App.Count", StringComparison.Ordinal)).Value;
        const string Member = "new global::Refrain.JsonInput.JsonMember";
        string Part(string path) =>
            $"{Member}(\"{path}.Price\", \"p r\", \"1.50\"), {Member}(\"{path}.Day\", null, \"\\\"0001-01-01\\\"\"), {Member}(\"{path}.Kind\", null, \"3\")";
        Assert.Contains(
            $"inputs.JsonLines<global::App.Post, global::Refrain.Generated.App_PostValueCodec>(0, global::Refrain.JsonNaming.Exact, {Member}(\"Creator\", \"creator\"), "
            + $"{Member}(\"Text\", null, \"\\\"a\\\\u005c\\\\u0022\\\\u00e4\\\"\"), {Member}(\"Rate\", null, \"\\\"NaN\\\"\"), {Part("Parts[].Value[]")}, {Part("Named.One")}, {Part("Other.Item1")})",
            task,
            StringComparison.Ordinal);
        Assert.Contains("[.. inputs.JsonLinesList<double, global::Refrain.Codecs.DoubleCodec>(1, global::Refrain.JsonNaming.CamelCase)!]", task, StringComparison.Ordinal);
        Assert.Contains("inputs.JsonLinesAsync<global::App.Part, global::Refrain.Generated.App_PartValueCodec>(2, global::Refrain.JsonNaming.Exact, ", task, StringComparison.Ordinal);
    }
}
