using Microsoft.CodeAnalysis.Text;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator.Emission;

/// <summary>Writes what writes and reads the rows of Parquet files, each row type's into a file of its own.</summary>
internal static class ParquetRowEmitter
{
    private const string Parquet = "global::Refrain.Parquet.";

    public static SourceText Emit(ParquetRowModel row)
    {
        var writer = SourceWriter.File().Line($"namespace {RefrainNames.GeneratedNamespace};").Line();
        writer.Open($"internal readonly struct {row.Name} : {Parquet}IParquetRow<{row.TypeName}>");
        writer.Start($"public static {Parquet}ParquetColumn[] Columns => [")
            .AppendAll(row.Columns.Items, ", ", static (w, c) => w.Append($"new({Literals.Text(c.Column)}, {Parquet}ParquetType.{c.Type}{(c.IsNullable ? ", true" : "")})")).Append("];").Line().Line();
        writer.Open($"public static void Write({Parquet}ParquetRowWriter writer, {row.TypeName} row)");
        foreach (var column in row.Columns)
        {
            writer.Line($"writer.{Method("Write", column)}<{column.Held}>({(column.Cast.Length == 0 ? "" : $"({column.Held}{(column.IsNullable ? "?" : "")})")}row.{column.Identifier});");
        }
        writer.Close().Line();
        return writer.Line($"public static {row.TypeName} Read({Parquet}ParquetRowReader reader) => {Construct(row)};").Close().ToSourceText();
    }

    private static string Construct(ParquetRowModel row) => ConstructorText.Of(
        $"new {row.TypeName}",
        row.Columns.Items.Where(static c => c.IsPositional).Select(Value),
        row.Columns.Items.Where(static c => !c.IsPositional).Select(static c => $"{c.Identifier} = {Value(c)}"));

    private static string Value(ParquetColumnModel column)
    {
        var read = $"reader.{Method("Read", column)}<{column.Held}>()";
        return column.Cast.Length == 0 ? read : $"checked(({column.Cast}{(column.IsNullable ? "?" : "")}){read})";
    }

    private static string Method(string name, ParquetColumnModel column) => column.IsNullable && !column.IsReference ? name + "Optional" : name;
}
