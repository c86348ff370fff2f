using Microsoft.CodeAnalysis;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Rules;

/// <summary>RFN020 where a task writes documents.</summary>
public sealed class Rfn020IndexTests
{
    private static readonly AnalyzerCheck s_check = RefrainChecks.WithReferences(MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Refrain.Elasticsearch.dll")));

    [Theory]
    [InlineData("IndexPartition<Row> [|rows|]", "it does not say which index it is: annotate it with [Index(\"name\")]")]
    [InlineData("[Index(\"Rows\")] IndexPartition<Row> [|rows|]", "an index cannot be called 'Rows': it has capital letters or control characters in it")]
    [InlineData("[Index(\"\")] IndexPartition<Row> [|rows|]", "an index cannot be called '': the name is empty")]
    [InlineData("[Index(\"a/b\")] IndexPartition<Row> [|rows|]", "an index cannot be called 'a/b': it has '/' in it")]
    [InlineData("[Index(\"_rows\")] IndexPartition<Row> [|rows|]", "an index cannot be called '_rows': it begins with '_'")]
    [InlineData("[Index(\"rows\", Key = [\"Ids\"])] IndexPartition<Row> [|rows|]", "Row has no member 'Ids': it has Id, Name")]
    [InlineData("[Index(\"rows\")] IndexPartition<int> [|rows|]", "int has no members to be the fields of a document: declare a record with a member for each field, and give rows that are not null")]
    [InlineData("[Index(\"rows\")] IndexPartition<Row?> [|rows|]", "Row? has no members to be the fields of a document: declare a record with a member for each field, and give rows that are not null")]
    [InlineData("[Index(\"rows\")] IndexPartition<Owner> [|rows|]", "Owner has a member 'refrain', and that is where a document says whose it is: name it otherwise")]
    [InlineData("[Index(\"rows\")] IndexPartition<Odd> [|rows|]", "What: ")]
    public Task What_cannot_be_documents_is_reported(string parameter, string why) => s_check.Run(MarkedSource.ParseAll([Source(parameter)], "RFN020"), ["Parameter 'rows' of 'Rows' cannot write to its target: " + why]);

    [Theory]
    [InlineData("[Index(\"rows\")] IndexPartition<Row> rows")]
    [InlineData("[Index(\"rows-2026.01\", Key = [nameof(Row.Id)], IsWhole = true), Target(\"search\")] IndexPartition<Row> rows")]
    public Task What_can_be_is_fine(string parameter) => s_check.Run(MarkedSource.ParseAll([Source(parameter)]));

    private static string Source(string parameter) => $$"""
        using Refrain.Elasticsearch;
        public sealed record Row(int Id, string Name);
        public sealed record Owner(int refrain);
        public sealed record Odd(Func<int> What);

        [Task]
        public sealed partial record Rows(DateOnly Day)
        {
            public void Run({{parameter}}) => rows.Replace([]);
        }
        """;
}
