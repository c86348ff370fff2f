using System.Globalization;
using System.Text;

namespace Refrain.Generator.Fingerprints;

/// <summary>
/// How a graph of code is published: a line a node (name, hash, numbers of what it refers to), then a line a task (name, number of its node), then a line a
/// member that other assemblies can call (id, number). The runtime and the generator in other projects read it.
/// </summary>
internal static class CodeGraphText
{
    /// <summary>The version of the format; who knows another one takes the assembly for one that says nothing.</summary>
    public const int Format = 1;

    public const string Node = "N";
    public const string Task = "T";
    public const string Member = "M";

    public static string Write(IEnumerable<CodeNode> nodes, IEnumerable<(string Name, int Number)> tasks, IEnumerable<(string Id, int Number)> members)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            text.Append(Node).Append('\t').Append(node.Name).Append('\t').Append(node.Hash).Append('\t')
                .Append(string.Join(" ", node.Edges.Select(static e => e.ToString(CultureInfo.InvariantCulture)))).Append('\n');
        }
        foreach (var (name, number) in tasks)
        {
            text.Append(Task).Append('\t').Append(name).Append('\t').Append(number.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
        foreach (var (id, number) in members)
        {
            text.Append(Member).Append('\t').Append(id).Append('\t').Append(number.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
        return text.ToString();
    }
}
