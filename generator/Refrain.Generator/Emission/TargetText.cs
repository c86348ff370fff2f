using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>How generated code names what a task writes to targets.</summary>
internal static class TargetText
{
    /// <summary>What is handed to a parameter.</summary>
    public static string Of(TargetModel target)
    {
        var attempt = $"output.Attempt<global::Refrain.Targets.SqlAttempt>({Literals.Text(target.Target)})";
        if (target.Table is not { } table)
        {
            return attempt + ".Scope()";
        }
        var arguments = new[] { Literals.Text(table.Name), table.IsWhole ? "true" : "false" }.Concat(table.Key.Select(Literals.Text));
        var partition = string.Concat(table.Partition.Select(static p => $".Where({Literals.Text(p.Column)}, {p.Value})"));
        return $"{attempt}.Partition<{table.RowType}, {table.Columns}>(new global::Refrain.Targets.SqlTable({string.Join(", ", arguments)}){partition})";
    }

    /// <summary>The targets of a task, as its description has them.</summary>
    public static IEnumerable<string> Descriptions(TaskModel task)
    {
        var targets = task.Run is { } run ? run.Inputs.Select(static i => i.Target).OfType<TargetModel>() : [];
        return targets.GroupBy(static t => t.Target, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => $".Target({Literals.Text(g.Key)}{(g.Any(static t => t.Table is null) ? ", isFree: true" : "")})");
    }
}
