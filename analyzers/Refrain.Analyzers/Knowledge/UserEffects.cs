using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.Knowledge;

/// <summary>What users tell: <c>RefrainEffects.txt</c> among the additional files. A file is read once for each of its texts.</summary>
internal static class UserEffects
{
    public const string FileName = "RefrainEffects.txt";

    private static readonly ConditionalWeakTable<SourceText, ApiLines> Known = new();

    /// <summary>Is this file one of them? Windows does not tell the cases of letters in file names apart.</summary>
    public static bool Is(AdditionalText file)
    {
        var path = file.Path;
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return string.Equals(name, FileName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What a file says; empty where it cannot be read, which the compiler reports.</summary>
    public static ApiLines Read(AdditionalText file, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation);
        return text is null ? new ApiLines([], []) : Known.GetValue(text, static text => ApiLineReader.UserFile(text));
    }

    /// <summary>The sound lines of all files.</summary>
    public static ApiIndex Index(ImmutableArray<AdditionalText> files)
    {
        var lines = files.Where(Is).SelectMany(static file => Read(file, CancellationToken.None).Lines).Select(static line => line.Line).ToList();
        return lines.Count == 0 ? ApiIndex.Empty : new ApiIndex(lines);
    }
}
