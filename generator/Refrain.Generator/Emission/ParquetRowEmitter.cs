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
        var head = $"public static {row.TypeName} Read({Parquet}ParquetRowReader reader)";
        if (!row.Columns.Items.Any(static c => c.IsSetAgain))
        {
            return writer.Line($"{head} => {Construct(row, static (column, _) => Value(column))};").Close().ToSourceText();
        }
        // What is given and then set is read once.
        writer.Open(head);
        for (var i = 0; i < row.Columns.Count; i++)
        {
            writer.Line($"var v{Literals.Number(i)} = {Value(row.Columns[i])};");
        }
        return writer.Line($"return {Construct(row, static (_, index) => "v" + Literals.Number(index))};").Close().Close().ToSourceText();
    }

    private static string Construct(ParquetRowModel row, Func<ParquetColumnModel, int, string> value)
    {
        var values = row.Columns.Items.Select((column, index) => (Column: column, Value: value(column, index))).ToList();
        return ConstructorText.Of(
            $"new {row.TypeName}",
            values.Where(static pair => pair.Column.IsPositional).Select(static pair => pair.Value),
            values.Where(static pair => !pair.Column.IsPositional || pair.Column.IsSetAgain).Select(static pair => $"{pair.Column.Identifier} = {pair.Value}"));
    }

    private static string Value(ParquetColumnModel column)
    {
        var read = $"reader.{Method("Read", column)}<{column.Held}>()";
        return column.Cast.Length == 0 ? read : $"checked(({column.Cast}{(column.IsNullable ? "?" : "")}){read})";
    }

    private static string Method(string name, ParquetColumnModel column) => column.IsNullable && !column.IsReference ? name + "Optional" : name;
}
