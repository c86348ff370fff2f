using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Refrain.Testing;

namespace Refrain.Effects.Tests.Labels;

/// <summary>
/// A labelled file of the corpus: a task as an engineer would write it, with what it needs. <c>//// File: Name.cs</c> on a line of its own starts
/// another source; <c>// RFN101</c>, or several ids, at the end of a line says what the effect rules report there. No marks: clean code.
/// </summary>
internal sealed partial record CorpusFile(string Name, ImmutableArray<CorpusPart> Parts, ImmutableHashSet<CorpusMark> Marks)
{
    private const string PartStart = "//// File:";

    /// <summary>The rules that the corpus is about; other ids in a comment are a mistake.</summary>
    public static bool IsEffectRule(string id) =>
        id is "RFN014" or "RFN015" || (id.Length == 6 && id.StartsWith("RFN", StringComparison.Ordinal) && id[3] is >= '1' and <= '3');

    /// <summary>Every file of the corpus whose path contains <paramref name="filter"/>, in ordinal order.</summary>
    public static ImmutableArray<CorpusFile> ReadAll(string? filter)
    {
        var folder = RepositoryFolder.File("tests", "Refrain.Effects.Tests", "Corpus");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(name => string.IsNullOrEmpty(filter) || name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .Select(name => Parse(name, File.ReadAllText(Path.Combine(folder, name)))),
        ];
    }

    /// <summary>Splits a file and takes its marks; they stay in the text, where they are comments.</summary>
    /// <exception cref="FormatException">A mark names no effect rule, or two parts share a name.</exception>
    public static CorpusFile Parse(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var parts = ImmutableArray.CreateBuilder<CorpusPart>();
        var marks = ImmutableHashSet.CreateBuilder<CorpusMark>();
        var (partName, start) = (Path.GetFileName(name), 0);
        for (var i = 0; i <= lines.Length; i++)
        {
            if (i == lines.Length || lines[i].StartsWith(PartStart, StringComparison.Ordinal))
            {
                if (parts.Any(part => part.Name == partName))
                    throw new FormatException($"{name}: two parts are named {partName}; give each its own name.");
                parts.Add(new(partName, string.Join('\n', lines[start..i]), start + 1));
                if (i < lines.Length)
                    (partName, start) = (lines[i][PartStart.Length..].Trim(), i + 1);
                continue;
            }

            foreach (var id in MarkPattern().Match(lines[i]).Groups["id"].Captures.Select(capture => capture.Value))
            {
                if (!IsEffectRule(id) || !marks.Add(new(name, i + 1, id)))
                    throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name}:{i + 1}: '{id}' is no effect rule, or is there twice."));
            }
        }

        return new(name, parts.ToImmutable(), marks.ToImmutable());
    }

    [GeneratedRegex(@"//\s*(?:(?<id>RFN\d{3})\s*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex MarkPattern();
}
