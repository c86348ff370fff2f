using Microsoft.CodeAnalysis.Text;
using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>Writes a task's other part: base, equality, description and code.</summary>
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
        writer.Start("partial record ").Append(type.Identifier).Append(" : ").Append(string.Join(", ", Bases(task))).Line().Open();
        if (type.KeyField is { } field)
        {
            Key(writer, type, field);
        }
        if (!task.IsComparedByMembers)
        {
            Equality(writer, type);
        }
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

    private static IEnumerable<string> Bases(TaskModel task)
    {
        if (task.Type.KeyField is null)
        {
            yield return "global::Refrain.TaskRecord";
        }
        if (task.Output is { } output)
        {
            yield return $"global::Refrain.ITask<{output.TypeName}>";
        }
        var isLate = task.Requirements.Any(static r => r.IsRuntime);
        if (task.Observe is not null)
        {
            yield return "global::Refrain.ISourceType";
        }
        if (task.Batch is not null)
        {
            yield return "global::Refrain.IBatchTask";
        }
        if (isLate)
        {
            yield return "global::Refrain.IRuntimeRequirements";
        }
        if (task.Observe is null && task.Batch is null && !isLate)
        {
            yield return "global::Refrain.ITaskType";
        }
        if (task.Type.KeyField is not null)
        {
            yield return "global::Refrain.IKeyHolder";
        }
    }

    /// <summary>What a record with another base has instead of the runtime's.</summary>
    private static void Key(SourceWriter writer, TypeModel type, string field)
    {
        writer
            .Line($"private global::Refrain.Keys.KeyCache {field};")
            .Line($"ref global::Refrain.Keys.KeyCache global::Refrain.IKeyHolder.Cache => ref {field};");
        if (!type.HasToString)
        {
            writer.Line("public override string ToString() => global::Refrain.Keys.KeyCache.Text(this);");
        }
    }

    private static void Equality(SourceWriter writer, TypeModel type)
    {
        if (!type.HasEquals)
        {
            writer.Line($"public bool Equals({type.Code}? other) => global::Refrain.Keys.KeyCache.Equal(this, other);");
        }
        if (!type.HasGetHashCode)
        {
            writer.Line("public override int GetHashCode() => global::Refrain.Keys.KeyCache.Hash(this);");
        }
    }
}
