using Microsoft.CodeAnalysis;

namespace Refrain.Generator.Tests.Targets;

/// <summary>What is emitted of tasks that write documents of Elasticsearch.</summary>
public sealed class IndexTests
{
    private static readonly MetadataReference s_elasticsearch = MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Refrain.Elasticsearch.dll"));

    [Fact]
    public void A_task_says_what_it_writes_to_and_hands_it_out()
    {
        var run = Generated.Run(Generated.Compile(
            [
                """
                namespace App;
                using Refrain.Elasticsearch;
                public sealed record Part(string Name);
                public sealed record Row(long Id, IReadOnlyList<Part> Parts, DateOnly? Day);
                [Task]
                public sealed partial record Rows(int N)
                {
                    public void Run([Index("ro\u00e9ws", Key = [nameof(Row.Id), "Day"]), Target("search")] IndexPartition<Row> rows, [Index("all", IsWhole = true)] IndexPartition<Part> parts) => rows.Replace([]);
                }
                """,
            ],
            references: s_elasticsearch)).AssertClean();
        var text = run.Sources.Single(s => s.Key.StartsWith("App.Rows", StringComparison.Ordinal)).Value;
        Assert.Contains(".Target(\"default\")\n", text, StringComparison.Ordinal);
        Assert.Contains(".Target(\"search\")\n", text, StringComparison.Ordinal);
        Assert.Contains(".Rows<global::Refrain.Targets.TargetReceipt, global::Refrain.Targets.TargetReceiptCodec>()", text, StringComparison.Ordinal);
        const string Attempt = "output.Attempt<global::Refrain.Elasticsearch.ElasticsearchAttempt>";
        const string Output = "new global::Refrain.Elasticsearch.IndexOutput";
        Assert.Contains(
            $"this.Run({Attempt}(\"search\").Partition<global::App.Row, global::Refrain.Generated.App_RowValueCodec>({Output}(\"ro\u00e9ws\", false, \"Id\", \"Day\")), "
            + $"{Attempt}(\"default\").Partition<global::App.Part, global::Refrain.Generated.App_PartValueCodec>({Output}(\"all\", true)));",
            text,
            StringComparison.Ordinal);
        Assert.Contains(run.Sources, static s => s.Key.StartsWith("Values.App_Row", StringComparison.Ordinal));
        Assert.Contains(run.Sources, static s => s.Key.StartsWith("Values.App_Part", StringComparison.Ordinal));
    }
}
