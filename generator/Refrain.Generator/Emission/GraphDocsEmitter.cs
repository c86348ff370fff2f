using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Refrain.Hosting.Graphs;
using Refrain.Model;

namespace Refrain.Generator.Emission;

/// <summary>
/// The graph of an assembly's tasks as Markdown: a Mermaid drawing and a table. A generator may not write files, so the text goes into a
/// generated file as comment lines; the package's targets take it out of there.
/// </summary>
internal static class GraphDocsEmitter
{
    public const string HintName = "RefrainGraph.g.cs";

    public static SourceText Emit(GraphDocsModel graph)
    {
        var writer = SourceWriter.File();
        foreach (var line in Markdown(graph.AssemblyName ?? "this assembly", [.. graph.All.Tasks.OrderBy(static t => t.Name, StringComparer.Ordinal).ThenBy(static t => t.Type.FullName, StringComparer.Ordinal)]))
        {
            writer.Line(line.Length == 0 ? "//" : "// " + line);
        }
        return writer.ToSourceText();
    }

    private static IEnumerable<string> Markdown(string assembly, ImmutableArray<TaskModel> tasks)
    {
        var longer = ShownNames.Of(tasks.SelectMany(static t => t.Requirements.Select(static r => r.TaskName).Concat([t.Name])));
        string NameOf(string task) => longer.TryGetValue(task, out var name) ? name : ShownNames.ShortOf(task);
        yield return $"# Tasks of {assembly}";
        yield return "";
        yield return "Made at build from the declarations; change those, not this.";
        yield return "An arrow goes from what is required to what requires it: solid where it is known from the parameters, dotted where it is known at run time.";
        yield return "";
        yield return "```mermaid";
        yield return "graph TD";
        foreach (var line in Drawing(tasks, NameOf))
        {
            yield return "    " + line;
        }
        yield return "```";
        yield return "";
        yield return "| task | what it does | parameters | requires | output |";
        yield return "|---|---|---|---|---|";
        foreach (var task in tasks)
        {
            yield return $"| **{Cell(NameOf(task.Name))}**{(task.IsSource ? " (source)" : "")} | {Cell(task.Summary)} | {Parameters(task)} | {Requirements(task, NameOf)} | {Output(task)} |";
        }
    }

    private static IEnumerable<string> Drawing(ImmutableArray<TaskModel> tasks, Func<string, string> nameOf)
    {
        var own = new HashSet<string>(tasks.Select(static t => t.Name), StringComparer.Ordinal);
        var sources = new HashSet<string>(tasks.Where(static t => t.IsSource).Select(static t => t.Name), StringComparer.Ordinal);
        string[] nodes = [.. own.Concat(tasks.SelectMany(static t => t.Requirements).Select(static r => r.TaskName)).Distinct(StringComparer.Ordinal).OrderBy(static n => n, StringComparer.Ordinal)];
        for (var i = 0; i < nodes.Length; i++)
        {
            // What stands in another assembly is drawn like a source: here it is only read.
            var (open, close) = sources.Contains(nodes[i]) || !own.Contains(nodes[i]) ? ("([", "])") : ("[", "]");
            yield return $"n{i}{open}\"{MermaidText.Of(nameOf(nodes[i]))}\"{close}";
        }

        foreach (var task in tasks)
        {
            foreach (var requirement in task.Requirements)
            {
                var arrow = requirement.IsRuntime ? "-.->" : "-->";
                var label = requirement.Cardinality switch
                {
                    RequirementCardinality.Many => "|many|",
                    RequirementCardinality.Optional => "|optional|",
                    _ => "",
                };
                yield return $"n{Array.IndexOf(nodes, requirement.TaskName)} {arrow}{label} n{Array.IndexOf(nodes, task.Name)}";
            }
        }
    }

    private static string Parameters(TaskModel task) =>
        Lines(task.Parameters.Select(static p =>
            $"{Code($"{p.ShownType} {p.Name}{(p.Default.Kind == DefaultKind.Constant ? " = " + p.Default.Text : "")}")}{(p.IsInsignificant ? " (not in the key)" : "")}{(p.Summary.Length > 0 ? " " + Cell(p.Summary) : "")}"));

    private static string Requirements(TaskModel task, Func<string, string> nameOf) =>
        Lines(task.Requirements.Select(r =>
            $"{(r.Name == ShownNames.ShortOf(r.TaskName) ? "" : r.Name + ": ")}{Cell(nameOf(r.TaskName))}, {(r.IsRuntime ? "runtime" : "static")}{Cardinality(r)}{(r.IsOrderOnly ? ", order only" : "")}"));

    private static string Cardinality(RequirementModel requirement) =>
        requirement.Cardinality switch
        {
            RequirementCardinality.Many => ", many",
            RequirementCardinality.Optional => ", optional",
            _ => "",
        };

    private static string Output(TaskModel task) => task.Output is { } output ? Code(output.Shown) : "";

    private static string Lines(IEnumerable<string> items) => string.Join("<br>", items);

    /// <summary>Code between backticks, where nothing can be escaped; where something must be, as an element.</summary>
    private static string Code(string text) => text.IndexOfAny(['|', '\\', '`', '\r', '\n']) < 0 ? $"`{text}`" : $"<code>{Cell(text).Replace("`", "&#96;")}</code>";

    /// <summary>Text in a cell. As entities: what writes the file takes a backslash for the separator of a path.</summary>
    private static string Cell(string text) =>
        text.Replace('\r', ' ').Replace('\n', ' ').Replace("&", "&amp;").Replace("<", "&lt;").Replace("|", "&#124;").Replace("\\", "&#92;");
}
