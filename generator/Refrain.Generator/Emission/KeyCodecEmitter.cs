using Microsoft.CodeAnalysis.Text;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator.Emission;

/// <summary>Writes the key codecs that an assembly needs beside those of the runtime, each into a file of its own.</summary>
internal static class KeyCodecEmitter
{
    public static SourceText Emit(KeyHelperModel helper)
    {
        var writer = SourceWriter.File().Line($"namespace {RefrainNames.GeneratedNamespace};").Line();
        switch (helper)
        {
            case RecordKeyModel record:
                Emit(writer, record);
                break;
            case SharedKeyModel shared:
                writer.Open($"internal static class {shared.Name}")
                    .Line($"public static readonly global::Refrain.IKeyCodec<{shared.TypeName}> Instance = {shared.Expression};")
                    .Close();
                break;
            default:
                throw new InvalidOperationException($"No emission is known for {helper.GetType()}.");
        }
        return writer.ToSourceText();
    }

    private static void Emit(SourceWriter writer, RecordKeyModel record)
    {
        var fields = record.Members.Items.Select(static (member, index) => (Member: member, Index: index))
            .OrderBy(static field => field.Member.Name, StringComparer.Ordinal).ToList();

        writer.Open($"internal sealed class {record.Name} : global::Refrain.Keys.RecordKeyCodec<{record.TypeName}>");
        writer.Line($"public static readonly {record.Name} Instance = new();").Line();

        // In brackets, as a list without them is C# 13.
        writer.Line($"private {record.Name}() : base([").Indent();
        for (var i = 0; i < record.Members.Count; i++)
        {
            Parameter(writer, record.Members[i], i == record.Members.Count - 1);
        }
        writer.Outdent().Line("])").Open().Close().Line();

        writer.Open($"public override void Write(ref global::Refrain.Keys.KeyWriter writer, {record.TypeName} value)");
        if (record.IsOpen)
        {
            writer.Line("Exact(value);");
        }
        writer.Start("writer.BeginRecord(").Append(fields.Count).Append(");").Line();
        foreach (var (member, _) in fields)
        {
            var (method, codec) = ParameterText.Write(member.Key);
            writer.Line($"writer.{method}({Literals.Utf8(member.Name)}, value.{member.Identifier}{codec});");
        }
        writer.Close().Line();

        writer.Open($"public override {record.TypeName} Read(ref global::Refrain.Keys.KeyReader reader)");
        writer.Start("reader.BeginRecord(").Append(fields.Count).Append(");").Line();
        foreach (var (member, index) in fields)
        {
            writer.Start("var v").Append(index).Append(" = reader.Read").Append(member.Key.Scalar ?? "").Append('(').Append(Literals.Utf8(member.Name))
                .Append(member.Key.Scalar is null ? ", " + member.Key.Codec : "").Append(");").Line();
        }
        writer.Line($"return {Construct(record, static (_, index) => "v" + Literals.Number(index), isRestored: true)};").Close().Line();

        writer.Line($"public override {record.TypeName} Create(global::Refrain.TaskArguments arguments) =>").Indent()
            .Line(Construct(record, static (member, index) => $"arguments.Get<{member.Key.TypeName}>({Literals.Number(index)})", isRestored: false) + ";")
            .Outdent();
        writer.Close();
    }

    private static void Parameter(SourceWriter writer, KeyMemberModel member, bool isLast) =>
        writer.Start(ParameterText.Of(member.Name, member.Key, member.Default, member.Summary)).Append(isLast ? "" : ",").Line();

    private static string Construct(RecordKeyModel record, Func<KeyMemberModel, int, string> value, bool isRestored)
    {
        var positional = new List<string>();
        var members = new List<string>();
        for (var i = 0; i < record.Members.Count; i++)
        {
            var member = record.Members[i];
            if (member.IsPositional)
            {
                positional.Add(value(member, i));
            }
            if (!member.IsPositional || (isRestored && member.IsSetAgain))
            {
                members.Add(member.Identifier + " = " + value(member, i));
            }
        }
        return $"new {record.TypeName}({string.Join(", ", positional)})"
            + (members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}");
    }
}
