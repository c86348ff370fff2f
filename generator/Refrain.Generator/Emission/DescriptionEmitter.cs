using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Writes what is known of a task as data: one call for each thing, in a chain.</summary>
internal static class DescriptionEmitter
{
    public static void Emit(SourceWriter writer, TaskModel task)
    {
        writer.Line($"static global::Refrain.TaskDescription global::Refrain.ITaskType.Describe() => new global::Refrain.TaskDescription({Literals.Text(task.Name)}, {Literals.Text(task.Summary)})");
        writer.Indent();
        if (task.IsSource)
        {
            writer.Line(".Source()");
        }
        if (task.Version != 0)
        {
            writer.Line($".Version({Literals.Number(task.Version)})");
        }
        if (task.IsIntermediate)
        {
            writer.Line(".Intermediate()");
        }
        if (task.Priority != 0)
        {
            writer.Line($".Priority({Literals.Number(task.Priority)})");
        }
        if (task.Retries >= 0)
        {
            writer.Line($".Retries({Literals.Number(task.Retries)})");
        }
        if (task.TimeoutSeconds > 0)
        {
            writer.Line($".Timeout({Literals.Number(task.TimeoutSeconds)})");
        }
        foreach (var resource in task.Resources)
        {
            writer.Line($".Uses({Literals.Text(resource.Name)}, {Literals.Number(resource.Amount)})");
        }
        if (task.Batch is { } batch)
        {
            writer.Line($".Batch({string.Join(", ", Limits(batch))})");
        }
        for (var i = 0; i < task.Parameters.Count; i++)
        {
            var plain = task.Parameters.Skip(i).Select(ParameterText.Declaration).TakeWhile(static text => text is not null).ToList();
            writer.Line(plain.Count > 0 ? $".Parameters({Literals.Text(string.Join(", ", plain))})" : Parameter(task.Parameters[i]));
            i += Math.Max(plain.Count, 1) - 1;
        }
        foreach (var requirement in task.Requirements)
        {
            writer.Line(Requirement(requirement));
        }
        foreach (var target in TargetText.Descriptions(task))
        {
            writer.Line(target);
        }
        if (!task.IsSource && task.Output is { } output)
        {
            writer.Line(Output(output, task.Format));
        }
        EncodingEmitter.Parse(writer, task);
        writer.Outdent().EndWith(';');
    }

    private static IEnumerable<string> Limits(BatchModel batch)
    {
        if (batch.MaxSize > 0)
        {
            yield return $"maxSize: {Literals.Number(batch.MaxSize)}";
        }
        if (batch.MaxDelaySeconds > 0)
        {
            yield return $"maxDelaySeconds: {Literals.Number(batch.MaxDelaySeconds)}";
        }
        if (!batch.Equal.IsEmpty)
        {
            yield return $"equal: [{string.Join(", ", batch.Equal.Select(Literals.Text))}]";
        }
    }

    private static string Parameter(ParameterModel parameter)
    {
        var initialized = parameter.Default.Kind == DefaultKind.Initializer ? ".Initialized()" : "";
        var insignificant = parameter.IsInsignificant ? ".Insignificant()" : "";
        return $".Add({ParameterText.Of(parameter.Name, parameter.Key, parameter.Default.Text, parameter.Summary)}{initialized}{insignificant})";
    }

    private static string Requirement(RequirementModel requirement)
    {
        var name = Literals.Text(requirement.Name);
        if (requirement is { IsRuntime: false, Cardinality: RequirementCardinality.One, IsOrderOnly: false } && requirement.Reads.IsEmpty)
        {
            return $".Requires<{requirement.Task}>({name})";
        }
        var kind = requirement.IsRuntime ? ", global::Refrain.RequirementKind.Runtime" : "";
        var cardinality = requirement.Cardinality == RequirementCardinality.One ? "" : $", cardinality: global::Refrain.Cardinality.{requirement.Cardinality}";
        var options = new List<string>();
        if (requirement.IsOrderOnly)
        {
            options.Add("OrderOnly = true");
        }
        if (!requirement.Reads.IsEmpty)
        {
            options.Add($"Reads = [{string.Join(", ", requirement.Reads.Select(Literals.Number))}]");
        }
        return $".Add({ConstructorText.Of($"new global::Refrain.Requirement<{requirement.Task}>", [name + kind + cardinality], options)})";
    }

    private static string Output(OutputModel output, string? format)
    {
        if (output.Value is not { } value)
        {
            return ".Output(new global::Refrain.Codecs.FileOutput())";
        }
        var types = $"<{value.TypeName}, {value.Codec}>";
        var kind = output.Kind == StoredAs.Rows ? "Rows" : "Value";
        return format is not null ? $".Output(new global::Refrain.Codecs.{kind}Output{types}(global::Refrain.OutputFormat.{format}))" : $".{kind}{types}()";
    }
}
