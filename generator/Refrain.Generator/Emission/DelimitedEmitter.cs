using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator.Emission;

/// <summary>Writes the readers of delimited rows that an assembly needs, each into a file of its own.</summary>
internal static class DelimitedEmitter
{
    private const string Delimited = "global::Refrain.Delimited.";

    public static SourceText Emit(DelimitedHelperModel helper)
    {
        if (helper is not DelimitedRowModel row)
        {
            throw new InvalidOperationException($"No emission is known for {helper.GetType()}.");
        }
        var writer = SourceWriter.File().Line($"namespace {RefrainNames.GeneratedNamespace};").Line();
        writer.Open($"internal readonly struct {row.Name} : {Delimited}IDelimitedRow<{row.TypeName}>");
        writer.Start("public static string[] Columns => [")
            .AppendAll(row.Members.Items, ", ", static (w, member) => w.Append(Literals.Text(member.Column))).Append("];").Line().Line();
        writer.Line($"public static {row.TypeName} Read(ref {Delimited}DelimitedFields fields) => {Construct(row)};");
        return writer.Close().ToSourceText();
    }

    private static string Construct(DelimitedRowModel row)
    {
        var values = row.Members.Items.Select(static (member, index) => (Member: member, Value: Value(member, index))).ToList();
        return ConstructorText.Of(
            "new",
            values.Where(static pair => pair.Member.IsPositional).Select(static pair => pair.Value),
            values.Where(static pair => !pair.Member.IsPositional).Select(static pair => $"{pair.Member.Identifier} = {pair.Value}"));
    }

    private static string Value(DelimitedMemberModel member, int index)
    {
        var number = index.ToString(CultureInfo.InvariantCulture);
        var value = $"fields.{member.Method}({number})";
        return member.NullableType is null ? value : $"fields.IsEmpty({number}) ? default({member.NullableType}) : {value}";
    }
}
