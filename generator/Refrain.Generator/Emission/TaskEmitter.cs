using Microsoft.CodeAnalysis.Text;
using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Writes a task's other part: identity, equality, and its descriptor as a nested class.</summary>
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
        DescriptorEmitter.Emit(writer, task);
        writer.Close();
        foreach (var _ in type.Outer)
        {
            writer.Close();
        }
        return writer.ToSourceText();
    }

    private static string Interfaces(TaskModel task)
    {
        var self = $"global::Refrain.ITaskType<{task.Type.Code}>";
        return task.Output is { } output ? $"global::Refrain.ITask<{output.TypeName}>, {self}" : self;
    }

    private static void Members(SourceWriter writer, TypeModel type)
    {
        var descriptor = type.Descriptor;
        writer
            .Line($"private global::Refrain.Keys.KeyCache {type.KeyField};")
            .Line($"global::Refrain.TaskKey global::Refrain.ITask.Key => {type.KeyField}.Get(this, {descriptor}.Instance);")
            .Line($"static global::Refrain.TaskDescriptor<{type.Code}> global::Refrain.ITaskType<{type.Code}>.Descriptor => {descriptor}.Instance;");
        if (!type.HasEquals)
        {
            writer.Line("/// <inheritdoc/>")
                .Line($"public bool Equals({type.Code}? other) => global::Refrain.Keys.KeyCache.Equal(this, other);");
        }
        if (!type.HasGetHashCode)
        {
            writer.Line("/// <inheritdoc/>")
                .Line("public override int GetHashCode() => ((global::Refrain.ITask)this).Key.GetHashCode();");
        }
        if (!type.HasToString)
        {
            writer.Line("/// <inheritdoc/>")
                .Line($"public override string ToString() => {descriptor}.Instance.Format(this);");
        }
    }
}
