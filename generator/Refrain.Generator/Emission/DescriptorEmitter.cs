using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Writes a task's descriptor: what is known of it as data, and its encoding, parsing, requirements and run as overrides.</summary>
internal static class DescriptorEmitter
{
    public static void Emit(SourceWriter writer, TaskModel task)
    {
        var name = task.Type.Descriptor;
        writer.Open($"private sealed class {name} : global::Refrain.TaskDescriptor<{task.Type.Code}>")
            .Line($"public static readonly {name} Instance = new();");
        Constructor(writer, task, name);
        EncodingEmitter.Emit(writer, task);
        RequirementEmitter.Emit(writer, task);
        RunEmitter.Emit(writer, task);
        writer.Close();
    }

    private static void Constructor(SourceWriter writer, TaskModel task, string name)
    {
        writer.Open($"private {name}() : base({Literals.Text(task.Name)})");
        if (task.IsSource)
        {
            writer.Line("Kind = global::Refrain.TaskKind.Source;");
        }
        if (task.Summary.Length > 0)
        {
            writer.Line($"Summary = {Literals.Text(task.Summary)};");
        }
        if (task.Version != 0)
        {
            writer.Start("Version = ").Append(task.Version).Append(';').Line();
        }
        if (task.IsIntermediate)
        {
            writer.Line("Retention = global::Refrain.Retention.Intermediate;");
        }
        if (!task.Parameters.IsEmpty)
        {
            writer.Line("Parameters = new global::Refrain.Parameter[]").Open();
            foreach (var parameter in task.Parameters)
            {
                Parameter(writer, parameter);
            }
            writer.Close(";");
        }
        if (!task.Requirements.IsEmpty)
        {
            writer.Line("Requirements = new global::Refrain.Requirement[]").Open();
            foreach (var requirement in task.Requirements)
            {
                Requirement(writer, requirement);
            }
            writer.Close(";");
        }
        if (!task.IsSource && task.Output is { } output)
        {
            Output(writer, output, task.IsJsonLines);
        }
        writer.Close();
    }

    private static void Parameter(SourceWriter writer, ParameterModel parameter) =>
        writer.Start(ParameterText.Of(parameter.Name, parameter.Key, parameter.Default.Text, parameter.Summary))
            .Append(parameter.Default.Kind == DefaultKind.Initializer ? ".Initialized()" : "")
            .Append(parameter.IsInsignificant ? ".Insignificant()" : "")
            .Append(',').Line();

    private static void Requirement(SourceWriter writer, RequirementModel requirement)
    {
        writer.Start("new global::Refrain.Requirement<").Append(requirement.Task).Append(">(").Append(Literals.Text(requirement.Name));
        if (requirement.IsRuntime)
        {
            writer.Append(", global::Refrain.RequirementKind.Runtime");
        }
        if (requirement.Cardinality != RequirementCardinality.One)
        {
            writer.Append(", cardinality: global::Refrain.Cardinality.").Append(requirement.Cardinality.ToString());
        }
        writer.Append(')');
        var options = new List<string>();
        if (requirement.IsOrderOnly)
        {
            options.Add("OrderOnly = true");
        }
        if (!requirement.Reads.IsEmpty)
        {
            options.Add($"Reads = [{string.Join(", ", requirement.Reads.Select(Literals.Number))}]");
        }
        Options(writer, options);
    }

    private static void Options(SourceWriter writer, List<string> options)
    {
        if (options.Count > 0)
        {
            writer.Append(" { ").Append(string.Join(", ", options)).Append(" }");
        }
        writer.Append(',').Line();
    }

    private static void Output(SourceWriter writer, OutputModel output, bool isJsonLines)
    {
        writer.Start("Output = new global::Refrain.Codecs.");
        if (output.Value is { } value)
        {
            writer.Append(output.Kind == StoredAs.Rows ? "RowsOutput<" : "ValueOutput<")
                .Append(value.TypeName).Append(", ").Append(value.Codec).Append(">(")
                .Append(isJsonLines ? "global::Refrain.OutputFormat.JsonLines" : "").Append(");").Line();
        }
        else
        {
            writer.Append("FileOutput();").Line();
        }
    }
}
