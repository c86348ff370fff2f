using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>How generated code names what a task writes to targets.</summary>
internal static class TargetText
{
    private const string Elasticsearch = "global::Refrain.Elasticsearch.";

    /// <summary>What is handed to a parameter.</summary>
    public static string Of(TargetModel target)
    {
        if (target.Place is { } place)
        {
            return $"output.Placed{(place.IsFolder ? "Folder" : "File")}({Literals.Number(place.Number)})";
        }
        if (target.Index is { } index)
        {
            var key = string.Concat(index.Key.Select(static member => ", " + Literals.Text(member)));
            return $"output.Attempt<{Elasticsearch}ElasticsearchAttempt>({Literals.Text(target.Target)}).Partition<{index.Row.TypeName}, {index.Row.Codec}>"
                + $"(new {Elasticsearch}IndexOutput({Literals.Text(index.Name)}, {(index.IsWhole ? "true" : "false")}{key}))";
        }
        var attempt = $"output.Attempt<global::Refrain.Targets.SqlAttempt>({Literals.Text(target.Target)})";
        if (target.Table is not { } table)
        {
            return attempt + ".Scope()";
        }
        var arguments = new[] { Literals.Text(table.Name), table.IsWhole ? "true" : "false" }.Concat(table.Key.Select(Literals.Text));
        var partition = string.Concat(table.Partition.Select(static p => $".Where({Literals.Text(p.Column)}, {p.Value})"));
        return $"{attempt}.Partition<{table.RowType}, {table.Columns}>(new global::Refrain.Targets.SqlTable({string.Join(", ", arguments)}){partition})";
    }

    /// <summary>The targets of a task and the places in them, as its description has them.</summary>
    public static IEnumerable<string> Descriptions(TaskModel task)
    {
        var targets = task.Run is { } run ? run.Inputs.Select(static i => i.Target).OfType<TargetModel>().ToList() : [];
        return Targets(targets).Concat(targets.Where(static t => t.Place is not null)
            .Select(static t => $".Place({Literals.Text(t.Target)}, {Literals.Text(t.Place!.Path)}{(t.Place.IsFolder ? ", isFolder: true" : "")})"));
    }

    private static IEnumerable<string> Targets(IEnumerable<TargetModel> targets) =>
        targets.GroupBy(static t => t.Target, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => $".Target({Literals.Text(g.Key)}{(g.Any(static t => t.IsFree) ? ", isFree: true" : "")})");
}
