using System.Globalization;

namespace Refrain.Hosting.Graphs;

/// <summary>
/// The graph as a Mermaid flowchart. The arrows go with the data, from what is required to what requires it: solid for static requirements,
/// dotted for runtime ones, thick for dynamic ones. Sources are cylinders.
/// </summary>
internal static class MermaidGraph
{
    public static void Write(TypeGraph graph, TextWriter writer)
    {
        var ids = graph.Nodes.Select((n, i) => (n.Name, Id: string.Create(CultureInfo.InvariantCulture, $"n{i}"))).ToDictionary(n => n.Name, n => n.Id, StringComparer.Ordinal);
        writer.Write("flowchart LR\n");
        foreach (var node in graph.Nodes)
        {
            var (open, close) = node.Kind == TaskKind.Source ? ("[(", ")]") : ("[", "]");
            writer.Write($"    {ids[node.Name]}{open}\"{MermaidText.Of(graph.LabelOf(node))}\"{close}\n");
        }

        foreach (var edge in graph.Edges)
        {
            var arrow = edge.Requirement.Kind switch
            {
                RequirementKind.Runtime => "-.->",
                RequirementKind.Dynamic => "==>",
                _ => "-->",
            };
            var label = TypeGraph.LabelOf(edge) is { Length: > 0 } text ? $"|\"{MermaidText.Of(text)}\"|" : "";
            writer.Write($"    {ids[edge.To.Name]} {arrow}{label} {ids[edge.From.Name]}\n");
        }
    }
}
