using Microsoft.CodeAnalysis;

namespace Refrain.Generator.Tests.Targets;

/// <summary>What is emitted of tasks that write and read Parquet files.</summary>
public sealed class ParquetTests
{
    private static readonly MetadataReference s_parquet = MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Refrain.Parquet.dll"));

    [Fact]
    public void Files_are_wrapped_read_by_name_and_rows_have_one_struct()
    {
        var run = Generated.Run(Generated.Compile(
            [
                """
                namespace App;
                using Refrain.Parquet;
                public enum Kind : byte { One }
                public sealed record Row(long Id, Kind? Kind, string? Name) { public uint Count { get; init; } }
                [Task]
                public sealed partial record Stored(int N)
                {
                    public void Run(ParquetFile<Row> rows) => rows.Write([]);
                }
                [Task]
                public sealed partial record Placed(int N)
                {
                    [Requires] public Stored? Stored => N > 0 ? new(N) : null;
                    public void Run([Parquet] List<Row>? stored, [Place("rows/{N}.parquet")] ParquetFile<Row> rows) => rows.Write(stored ?? []);
                }
                """,
            ],
            references: s_parquet)).AssertClean();
        const string File = "new global::Refrain.Parquet.ParquetFile<global::App.Row, global::Refrain.Generated.App_RowParquetRow>";
        Assert.Contains($"this.Run({File}(output.File));", Text("App.Stored"), StringComparison.Ordinal);
        Assert.Contains(
            "this.Run(inputs.Has(0) ? [.. global::Refrain.Parquet.ParquetRows.ReadList<global::App.Row, global::Refrain.Generated.App_RowParquetRow>(inputs, 0)!] : null, " + File + "(output.PlacedFile(0)));",
            Text("App.Placed"),
            StringComparison.Ordinal);
        var rows = Text("Parquet.App_Row");
        Assert.Contains("writer.Write<long>(row.Id);", rows, StringComparison.Ordinal);
        Assert.Contains("writer.WriteOptional<short>((short?)row.Kind);", rows, StringComparison.Ordinal);
        Assert.Contains(
            "new global::App.Row(reader.Read<long>(), checked((global::App.Kind?)reader.ReadOptional<short>()), reader.Read<string>()) { Count = checked((uint)reader.Read<long>()) };", rows, StringComparison.Ordinal);

        string Text(string name) => run.Sources.Single(s => s.Key.StartsWith(name, StringComparison.Ordinal)).Value;
    }
}
