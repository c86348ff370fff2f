using System.Text.Json;
using Refrain.Hosting.Display;
using Refrain.Hosting.Verbs;

namespace Refrain.Hosting.Graphs;

/// <summary>The graph as JSON: <c>nodes</c>, and <c>edges</c> from what requires to what is required.</summary>
internal static class JsonGraph
{
    public static void Write(TypeGraph graph, TextWriter writer) => JsonOutput.Write(
        writer,
        json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("nodes");
            foreach (var node in graph.Nodes)
                Write(node, json);
            json.WriteEndArray();
            json.WriteStartArray("edges");
            foreach (var edge in graph.Edges)
                Write(edge, json);
            json.WriteEndArray();
            json.WriteEndObject();
        },
        indented: true);

    private static void Write(TaskDescriptor node, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        TaskJson.WriteType(node, json);
        json.WriteNumber("version", node.Version);
        if (node.Output is { } output)
        {
            json.WriteStartObject("output");
            json.WriteString("schema", output.Schema);
            json.WriteBoolean("rows", output.IsRows);
            json.WriteString("format", JsonOutput.Name(output.Format));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("output");
        }

        json.WriteEndObject();
    }

    private static void Write(TypeEdge edge, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("from", edge.From.Name);
        json.WriteString("to", edge.To.Name);
        json.WriteString("requirement", edge.Requirement.Name);
        json.WriteString("kind", JsonOutput.Name(edge.Requirement.Kind));
        json.WriteString("cardinality", JsonOutput.Name(edge.Requirement.Cardinality));
        json.WriteBoolean("orderOnly", edge.Requirement.OrderOnly);
        json.WriteEndObject();
    }
}
