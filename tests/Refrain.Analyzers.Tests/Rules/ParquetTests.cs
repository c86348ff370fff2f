using Microsoft.CodeAnalysis;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Rules;

/// <summary>RFN006, RFN007 and RFN020 where a task writes or reads Parquet files.</summary>
public sealed class ParquetTests
{
    private static readonly AnalyzerCheck s_check = RefrainChecks.WithReferences(MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Refrain.Parquet.dll")));

    [Theory]
    [InlineData("ParquetFile<Odd> [|rows|]", "What: no column can hold TimeSpan: use a number up to 64 bits with a sign, decimal, text, bytes, a truth value, a GUID, a date or a time")]
    [InlineData("[Place(\"{Day}.parquet\")] ParquetFile<Odd> [|rows|]", "What: no column can hold TimeSpan: use a number up to 64 bits with a sign, decimal, text, bytes, a truth value, a GUID, a date or a time")]
    [InlineData("ParquetFile<int> [|rows|]", "int has no members to be columns: declare a record with a member for each column")]
    public Task What_cannot_be_a_file_of_rows_is_reported(string parameter, string why) =>
        s_check.Run(MarkedSource.ParseAll([Source($"public void Run({parameter}) => rows.Write([]);")], "RFN020"), ["Parameter 'rows' of 'Rows' cannot write to its target: " + why]);

    [Fact]
    public Task A_place_that_leads_out_is_reported() =>
        s_check.Run(MarkedSource.ParseAll([Source("public void Run([Place(\"../{Day}.parquet\")] ParquetFile<Row> [|rows|]) => rows.Write([]);")], "RFN020"));

    [Theory]
    [InlineData("public void Run(ParquetFile<Row> rows) => rows.Write([]);")]
    [InlineData("public void Run([Place(\"{Day}.parquet\")] ParquetFile<Row> rows) => rows.Write([new Row(1, null)]);")]
    [InlineData("[Requires] public FileSource Old => new(\"old.parquet\"); public int Run([Parquet] IReadOnlyList<Row> old) => old.Count;")]
    public Task What_can_be_is_fine(string member) => s_check.Run(MarkedSource.ParseAll([Source(member)]));

    [Fact]
    public Task An_output_and_a_result_are_one_too_many() =>
        s_check.Run(MarkedSource.ParseAll([Source("public int {|RFN012:Run|}(ParquetFile<Row> rows) => 1;")]));

    [Theory]
    [InlineData("[Requires] public FileSource Old => new(\"old.parquet\"); public int Run([Parquet] IReadOnlyList<Odd> [|old|]) => old.Count;")]
    [InlineData("[Requires] public FileSource Old => new(\"old.parquet\"); public int Run([Parquet, JsonLines] IReadOnlyList<Row> [|old|]) => old.Count;")]
    [InlineData("[Requires] public FileSource Old => new(\"old.parquet\"); public int Run([Parquet] Row [|old|]) => 1;")]
    public Task What_cannot_be_read_is_reported(string member) => s_check.Run(MarkedSource.ParseAll([Source(member)], "RFN007"));

    [Fact]
    public Task The_attribute_where_nothing_reads_it_is_reported() =>
        s_check.Run(MarkedSource.ParseAll([Source("public int Run() => Help([]); private static int Help([[|Parquet|]] IReadOnlyList<Row> rows) => rows.Count;")], "RFN006"));

    private static string Source(string member) => $$"""
        using Refrain.Parquet;
        public sealed record Row(int Id, string? Name);
        public sealed record Odd(TimeSpan What);

        [Task]
        public sealed partial record Rows(DateOnly Day)
        {
            {{member}}
        }
        """;
}
