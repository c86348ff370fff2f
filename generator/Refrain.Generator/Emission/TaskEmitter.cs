using Microsoft.CodeAnalysis.Text;
using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Writes a task's other part: identity, equality, description and code.</summary>
internal static class TaskEmitter
{
    public static SourceText Emit(TaskModel task)
    {
        var type = task.Type;
        var writer = SourceWriter.File();
        if (type.Namespace.Length > 0)
        {
            writer.Start("namespace ").Append(type.Namespace).Append(';').Line();
        }
        foreach (var header in type.Outer)
        {
            writer.Open(header);
        }
        writer.Start("partial record ").Append(type.Identifier).Append(" : ").Append(Interfaces(task)).Line().Open();
        Members(writer, type);
        DescriptionEmitter.Emit(writer, task);
        EncodingEmitter.Emit(writer, task);
        RequirementEmitter.Emit(writer, task);
        RunEmitter.Emit(writer, task);
        writer.Close();
        foreach (var _ in type.Outer)
        {
            writer.Close();
        }
        return writer.ToSourceText();
    }

    private static string Interfaces(TaskModel task)
    {
        var isLate = task.Requirements.Any(static r => r.IsRuntime);
        var self = task.Observe is not null ? "global::Refrain.ISourceType"
            : task.Batch is not null ? isLate ? "global::Refrain.IBatchTask, global::Refrain.IRuntimeRequirements" : "global::Refrain.IBatchTask"
            : isLate ? "global::Refrain.IRuntimeRequirements"
            : "global::Refrain.ITaskType";
        return task.Output is { } output ? $"global::Refrain.ITask<{output.TypeName}>, {self}" : self;
    }

    private static void Members(SourceWriter writer, TypeModel type)
    {
        writer
            .Line($"private global::Refrain.Keys.KeyCache {type.KeyField};")
            .Open("ref global::Refrain.Keys.KeyCache global::Refrain.ITaskType.Identity(out global::Refrain.TaskDescriptor descriptor)")
            .Line($"descriptor = global::Refrain.TaskDescriptor.Of<{type.Code}>();")
            .Line($"return ref {type.KeyField};")
            .Close();
        if (!type.HasEquals)
        {
            writer.Line($"public bool Equals({type.Code}? other) => global::Refrain.Keys.KeyCache.Equal(this, other);");
        }
        if (!type.HasGetHashCode)
        {
            writer.Line($"public override int GetHashCode() => {type.KeyField}.Hash(this);");
        }
        if (!type.HasToString)
        {
            writer.Line("public override string ToString() => global::Refrain.Keys.KeyCache.Text(this);");
        }
    }
}
