using Refrain.Hosting.Arguments;
using Refrain.Hosting.Graphs;

namespace Refrain.Hosting.Verbs;

/// <summary>Writes the graph of the task types.</summary>
internal static class GraphVerb
{
    private static readonly SortedDictionary<string, Action<TypeGraph, TextWriter>> s_formats = new(StringComparer.Ordinal)
    {
        ["dot"] = DotGraph.Write,
        ["json"] = JsonGraph.Write,
        ["mermaid"] = MermaidGraph.Write,
    };

    /// <exception cref="UsageException">There is no such format or task.</exception>
    public static ExitCode Run(Surroundings surroundings, TaskNames names, string? task, string format)
    {
        if (!s_formats.TryGetValue(format, out var write))
            throw new UsageException($"--format: there is no format '{format}'. {UsageErrors.Meant(format, s_formats.Keys)}");
        var roots = task is null ? surroundings.Registry.Tasks : [names.Find(task) ?? throw new UsageException(names.WhyNot(task))];
        write(TypeGraph.Of(roots), surroundings.Out);
        return ExitCode.Done;
    }
}
