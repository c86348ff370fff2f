using Microsoft.CodeAnalysis.Text;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator.Emission;

/// <summary>Writes what writes the rows of tables, each row type's into a file of its own.</summary>
internal static class SqlRowEmitter
{
    private const string Targets = "global::Refrain.Targets.";

    public static SourceText Emit(SqlRowModel row)
    {
        var writer = SourceWriter.File().Line($"namespace {RefrainNames.GeneratedNamespace};").Line();
        writer.Open($"internal readonly struct {row.Name} : {Targets}ISqlRow<{row.TypeName}>");
        writer.Start($"public static {Targets}SqlColumn[] Columns => [")
            .AppendAll(row.Columns.Items, ", ", static (w, c) => w.Append($"new({Literals.Text(c.Column)}, {Targets}SqlType.{c.Type}{(c.IsNullable ? ", true" : "")})")).Append("];").Line().Line();
        writer.Open($"public static void Write({Targets}SqlRowWriter writer, {row.TypeName} row)");
        foreach (var column in row.Columns)
        {
            var cast = column.Cast.Length == 0 ? "" : $"({column.Cast})";
            writer.Line(column.IsNullable
                ? $"{{ if (row.{column.Identifier} is {{ }} value) writer.Write({cast}value); else writer.Null(); }}"
                : $"writer.Write({cast}row.{column.Identifier});");
        }
        return writer.Close().Close().ToSourceText();
    }
}
