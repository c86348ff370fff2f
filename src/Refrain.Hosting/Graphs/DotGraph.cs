using System.Text;

namespace Refrain.Hosting.Graphs;

/// <summary>
/// The graph in the language of Graphviz. The arrows go with the data, from what is required to what requires it: solid for static
/// requirements, dashed for runtime ones, dotted for dynamic ones. Sources are cylinders.
/// </summary>
internal static class DotGraph
{
    public static void Write(TypeGraph graph, TextWriter writer)
    {
        writer.Write("digraph refrain {\n    rankdir=LR;\n    node [shape=box];\n");
        foreach (var node in graph.Nodes)
        {
            writer.Write($"    {Quote(node.Name)} [label={Quote(graph.LabelOf(node))}");
            if (node.Summary.Length > 0)
                writer.Write($", tooltip={Quote(node.Summary)}");
            writer.Write(node.Kind == TaskKind.Source ? ", shape=cylinder];\n" : "];\n");
        }

        foreach (var edge in graph.Edges)
        {
            string[] attributes =
            [
                .. TypeGraph.LabelOf(edge) is { Length: > 0 } label ? [$"label={Quote(label)}"] : (string[])[],
                .. edge.Requirement.Kind switch
                {
                    RequirementKind.Runtime => ["style=dashed"],
                    RequirementKind.Dynamic => ["style=dotted"],
                    _ => (string[])[],
                },
            ];
            writer.Write($"    {Quote(edge.To.Name)} -> {Quote(edge.From.Name)}{(attributes.Length == 0 ? "" : $" [{string.Join(", ", attributes)}]")};\n");
        }

        writer.Write("}\n");
    }

    // Within quotes a backslash begins an escape of labels (\n, \N, \G), so it is doubled; lines become \n.
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when char.IsControl(c) => " ",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
