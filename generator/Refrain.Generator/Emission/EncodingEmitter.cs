using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Writes how a task's parameters are encoded and decoded. The runtime knows their names.</summary>
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

        writer.Open("global::Refrain.TaskDescriptor global::Refrain.ITaskType.Write(ref global::Refrain.Keys.KeyWriter writer)")
            .Line($"var type = global::Refrain.TaskDescriptor.Begin<{task.Type.Code}>(ref writer);");
        for (var i = 0; i < fields.Count; i++)
        {
            var parameter = fields[i].Parameter;
            if (parameter.IsInsignificant && (i == 0 || !fields[i - 1].Parameter.IsInsignificant))
            {
                writer.Line("if (writer.Form == global::Refrain.Keys.KeyForm.Key) return type;");
            }
            writer.Line(parameter.Key.Scalar is { } scalar
                ? $"writer.Next{ParameterText.Wide(scalar)}(this.{parameter.Identifier});"
                : $"writer.Next(this.{parameter.Identifier}, {parameter.Key.Codec});");
        }
        writer.Line("return type;").Close();

        Read(writer, task, fields);
    }

    /// <summary>
    /// Arguments are evaluated in the order in which they are written, whatever the order of the parameters: only members set by <c>init</c>, which come after
    /// all of the constructor's, may have to be read before their turn.
    /// </summary>
    private static void Read(SourceWriter writer, TaskModel task, List<(ParameterModel Parameter, int Index)> fields)
    {
        const string head = "static global::Refrain.ITask global::Refrain.ITaskType.Read(ref global::Refrain.Keys.KeyReader reader)";
        static string Next(ParameterModel parameter) => $"reader.Next{parameter.Key.Scalar}({(parameter.Key.Scalar is null ? parameter.Key.Codec : "")})";
        var positional = fields.TakeWhile(static f => f.Parameter.Place == ParameterPlace.Positional).ToList();
        if (fields.Skip(positional.Count).All(static f => f.Parameter.Place != ParameterPlace.Positional) && !positional.Any(static f => f.Parameter.IsSetAgain))
        {
            var inOrder = positional.Select(static f => f.Index).SequenceEqual(Enumerable.Range(0, positional.Count));
            writer.Line($"{head} =>").Indent().Line(ConstructorText.Of(
                "new " + task.Type.Code,
                positional.Select(f => (inOrder ? "" : f.Parameter.Identifier + ": ") + Next(f.Parameter)),
                fields.Skip(positional.Count).Select(f => $"{f.Parameter.Identifier} = {Next(f.Parameter)}")) + ";").Outdent();
            return;
        }
        writer.Open(head);
        foreach (var (parameter, index) in fields)
        {
            writer.Line($"var v{Literals.Number(index)} = {Next(parameter)};");
        }
        writer.Line($"return {Construct(task, static (_, index) => "v" + Literals.Number(index), static p => p.IsSetAgain || p.Place != ParameterPlace.Positional)};");
        writer.Close();
    }

    /// <summary>Only where an initialiser decides what an argument left out stands for; the runtime parses all others.</summary>
    public static void Parse(SourceWriter writer, TaskModel task)
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
            static parameter => parameter.Place != ParameterPlace.Positional && parameter.Default.Kind != DefaultKind.Initializer);
        writer.Open(".ParsedBy(static a =>").Line($"var task = {made};");
        foreach (var (parameter, index) in optional)
        {
            var at = Literals.Number(index);
            writer.Line($"if (a.Has({at})) task = task with {{ {parameter.Identifier} = a.Get<{parameter.Key.TypeName}>({at}) }};");
        }
        writer.Line("return task;").Close(")");
    }

    /// <summary>An expression that makes the record.</summary>
    private static string Construct(TaskModel task, Func<ParameterModel, int, string> value, Func<ParameterModel, bool> isSet)
    {
        var parameters = task.Parameters.Select(static (parameter, index) => (Parameter: parameter, Index: index)).ToList();
        return ConstructorText.Of(
            "new " + task.Type.Code,
            parameters.Where(static p => p.Parameter.Place == ParameterPlace.Positional).Select(p => value(p.Parameter, p.Index)),
            parameters.Where(p => isSet(p.Parameter))
                .Select(p => $"{p.Parameter.Identifier} = {value(p.Parameter, p.Index)}"));
    }
}
