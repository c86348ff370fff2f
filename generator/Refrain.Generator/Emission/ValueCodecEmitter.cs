using Microsoft.CodeAnalysis.Text;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator.Emission;

/// <summary>Writes the value codecs that an assembly needs beside those of the runtime, each into a file of its own.</summary>
internal static class ValueCodecEmitter
{
    private const string Codecs = "global::Refrain.Codecs.";

    public static SourceText Emit(ValueHelperModel helper)
    {
        var writer = SourceWriter.File().Line($"namespace {RefrainNames.GeneratedNamespace};").Line();
        switch (helper)
        {
            case RecordValueModel record:
                Emit(writer, record);
                break;
            default:
                throw new InvalidOperationException($"No emission is known for {helper.GetType()}.");
        }
        return writer.ToSourceText();
    }

    private static void Emit(SourceWriter writer, RecordValueModel record)
    {
        writer.Open($"internal readonly struct {record.Name} : {Codecs}IValueCodec<{record.TypeName}>");
        writer.Line($"public static string Schema => {Literals.Text(record.Schema)};").Line();

        writer.Open($"public static void Write(ref {Codecs}ValueWriter writer, {record.TypeName} value)");
        if (record.Guard != ValueGuard.None)
        {
            var derived = record.Guard == ValueGuard.Exact ? $" || value.GetType() != typeof({record.TypeName})" : "";
            writer.Line($"if (value is null{derived}) {Codecs}ValueWriter.ThrowNotExact(value, typeof({record.TypeName}));");
        }
        foreach (var member in record.Members)
        {
            writer.Line(member.Scalar is null
                ? $"{member.Codec}.Write(ref writer, value.{member.Identifier});"
                : $"writer.Write(value.{member.Identifier});");
        }
        writer.Close().Line();

        var head = $"public static {record.TypeName} Read(ref {Codecs}ValueReader reader)";
        if (!record.Members.Items.Any(static member => member.IsSetAgain))
        {
            writer.Line($"{head} => {Construct(record, static (member, _) => Value(member))};").Close();
            return;
        }
        // What is given and then set is read once.
        writer.Open(head);
        for (var i = 0; i < record.Members.Count; i++)
        {
            writer.Line($"var v{Literals.Number(i)} = {Value(record.Members[i])};");
        }
        writer.Line($"return {Construct(record, static (_, index) => "v" + Literals.Number(index))};").Close().Close();
    }

    private static string Value(ValueMemberModel member) => member.Scalar is null ? $"{member.Codec}.Read(ref reader)" : $"reader.Read{member.Scalar}()";

    private static string Construct(RecordValueModel record, Func<ValueMemberModel, int, string> value)
    {
        var values = record.Members.Items.Select((member, index) => (Member: member, Value: value(member, index))).ToList();
        return ConstructorText.Of(
            record.IsTuple ? "" : "new",
            values.Where(static pair => pair.Member.IsPositional).Select(static pair => pair.Value),
            values.Where(static pair => !pair.Member.IsPositional || pair.Member.IsSetAgain).Select(static pair => $"{pair.Member.Identifier} = {pair.Value}"));
    }
}
