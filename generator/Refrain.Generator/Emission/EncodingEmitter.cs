using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Writes how a task is encoded and decoded.</summary>
internal static class EncodingEmitter
{
    public static void Emit(SourceWriter writer, TaskModel task)
    {
        // In keys and messages fields stand in ordinal order of their names, the significant ones first.
        var fields = task.Parameters
            .Select(static (parameter, index) => (Parameter: parameter, Index: index))
            .OrderBy(static f => f.Parameter.IsInsignificant)
            .ThenBy(static f => f.Parameter.Name, StringComparer.Ordinal)
            .ToList();
        var significant = fields.Count(static f => !f.Parameter.IsInsignificant);
        var start = $"BeginTask({Literals.Utf8(task.Name)}, {Literals.Number(significant)}"
            + (significant < fields.Count ? $", {Literals.Number(fields.Count - significant)})" : ")");

        writer.Open($"public override void Write(ref global::Refrain.Keys.KeyWriter writer, {task.Type.Code} task)");
        writer.Line(significant < fields.Count ? $"var all = writer.{start};" : $"writer.{start};");
        foreach (var (parameter, _) in fields.Take(significant))
        {
            WriteField(writer, parameter);
        }
        if (significant < fields.Count)
        {
            writer.Line("if (!all) return;");
            foreach (var (parameter, _) in fields.Skip(significant))
            {
                WriteField(writer, parameter);
            }
        }
        writer.Close();

        writer.Open($"public override {task.Type.Code} Read(ref global::Refrain.Keys.KeyReader reader)");
        writer.Line($"reader.{start};");
        foreach (var (parameter, index) in fields)
        {
            writer.Start("var v").Append(index).Append(" = reader.Read").Append(parameter.Key.Scalar ?? "").Append('(').Append(Literals.Utf8(parameter.Name));
            if (parameter.Key.Scalar is null)
            {
                writer.Append(", ").Append(parameter.Key.Codec);
            }
            writer.Append(");").Line();
        }
        writer.Start("return ").Append(Construct(task, static (_, index) => "v" + Literals.Number(index), static _ => true)).Append(';').Line();
        writer.Close();

        Parse(writer, task);
    }

    private static void WriteField(SourceWriter writer, ParameterModel parameter)
    {
        var (method, codec) = ParameterText.Write(parameter.Key);
        writer.Line($"writer.{method}({Literals.Utf8(parameter.Name)}, task.{parameter.Identifier}{codec});");
    }

    /// <summary>Only where an initialiser decides what an argument left out stands for; the runtime parses all others.</summary>
    private static void Parse(SourceWriter writer, TaskModel task)
    {
        var optional = task.Parameters.Select(static (p, i) => (Parameter: p, Index: i))
            .Where(static p => p.Parameter.Default.Kind == DefaultKind.Initializer).ToList();
        if (optional.Count == 0)
        {
            return;
        }
        var made = Construct(
            task,
            static (parameter, index) => $"a.Get<{parameter.Key.TypeName}>({Literals.Number(index)})",
            static parameter => parameter.Default.Kind != DefaultKind.Initializer);
        writer.Open($"protected override {task.Type.Code} Parse(global::Refrain.TaskArguments a)").Line($"var task = {made};");
        foreach (var (parameter, index) in optional)
        {
            var at = Literals.Number(index);
            writer.Line($"if (a.Has({at})) task = task with {{ {parameter.Identifier} = a.Get<{parameter.Key.TypeName}>({at}) }};");
        }
        writer.Line("return task;").Close();
    }

    /// <summary>An expression that makes the record.</summary>
    private static string Construct(TaskModel task, Func<ParameterModel, int, string> value, Func<ParameterModel, bool> isSet)
    {
        var positional = new List<string>();
        var members = new List<string>();
        for (var i = 0; i < task.Parameters.Count; i++)
        {
            var parameter = task.Parameters[i];
            if (parameter.Place == ParameterPlace.Positional)
            {
                positional.Add(value(parameter, i));
            }
            else if (isSet(parameter))
            {
                members.Add($"{parameter.Identifier} = {value(parameter, i)}");
            }
        }
        var made = $"new {task.Type.Code}({string.Join(", ", positional)})";
        return members.Count == 0 ? made : $"{made} {{ {string.Join(", ", members)} }}";
    }
}
