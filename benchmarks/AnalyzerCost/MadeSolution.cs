using System.Globalization;

namespace AnalyzerCost;

/// <summary>A source of the made solution.</summary>
/// <param name="Path">Its name in the compilation.</param>
/// <param name="Text">Its text.</param>
internal sealed record MadeFile(string Path, string Text);

/// <summary>
/// Makes a solution as people have it: a core that all use, a folder of helpers for every ten tasks, and a file a task, about a hundred lines a
/// task in all. Tasks reach helpers several calls deep, through interfaces, generics, lambdas and iterators; most of what they do is sound.
/// </summary>
internal static class MadeSolution
{
    private const int TasksInModule = 10;

    /// <summary>The files, the same for the same number of tasks.</summary>
    public static IReadOnlyList<MadeFile> Files(int tasks)
    {
        var files = new List<MadeFile>
        {
            new("GlobalUsings.cs", "global using System;\nglobal using System.Collections.Generic;\nglobal using System.IO;\nglobal using System.Linq;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\nglobal using Refrain;\n"),
        };
        files.AddRange(MadeCore.Files());
        for (var module = 0; module * TasksInModule < tasks; module++)
        {
            files.AddRange(MadeModule.Files(module));
            files.AddRange(MadeLibrary.Files(module));
            for (var i = 0; i < TasksInModule && (module * TasksInModule) + i < tasks; i++) files.Add(MadeTask.File(module, i));
        }
        return files;
    }

    /// <summary>How many lines they have.</summary>
    public static int Lines(IEnumerable<MadeFile> files) => files.Sum(static file => file.Text.AsSpan().Count('\n'));

    /// <summary>A template with numbers in place of its names in signs: <c>§m</c>, <c>§i</c>, <c>§j</c>.</summary>
    public static string Fill(string template, int module, int i = 0, int j = 0) => template
        .Replace("§m", module.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("§i", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("§j", j.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
