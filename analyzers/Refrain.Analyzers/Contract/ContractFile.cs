using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.Contract;

/// <summary>A line of the file that lists a task or source.</summary>
/// <param name="Entry">What it says.</param>
/// <param name="Line">The number of the line, from 0.</param>
internal sealed record ContractLine(ContractEntry Entry, int Line);

/// <summary>A line that says nothing, or nothing new, or stands in the wrong place.</summary>
/// <param name="Line">The number of the line, from 0.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="IsOrder">Whether only its place is wrong; else the line does not count.</param>
internal sealed record ContractProblem(int Line, string Text, bool IsOrder);

/// <summary><c>RefrainTasks.txt</c>: one task or source a line, in ordinal order of the names. It is read once for each of its texts.</summary>
internal sealed class ContractFile
{
    public const string FileName = "RefrainTasks.txt";

    /// <summary>What is read where a project wants a contract and has no file yet.</summary>
    public static readonly ContractFile Empty = new(ImmutableArray<ContractLine>.Empty, ImmutableArray<ContractProblem>.Empty);

    private static readonly ConditionalWeakTable<SourceText, ContractFile> Known = new();

    private ContractFile(ImmutableArray<ContractLine> lines, ImmutableArray<ContractProblem> problems)
    {
        Lines = lines;
        Problems = problems;
        Entries = lines.ToImmutableDictionary(static line => line.Entry.Name, StringComparer.Ordinal);
    }

    /// <summary>The lines that count, in their order; no name twice.</summary>
    public ImmutableArray<ContractLine> Lines { get; }

    public ImmutableArray<ContractProblem> Problems { get; }

    public ImmutableDictionary<string, ContractLine> Entries { get; }

    /// <summary>Is this one? Windows does not tell the cases of letters in file names apart.</summary>
    public static bool Is(string path) =>
        string.Equals(path.Substring(path.LastIndexOfAny(['/', '\\']) + 1), FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The one of the additional files, the first by its path should there be several; or null.</summary>
    public static AdditionalText? Find(ImmutableArray<AdditionalText> files)
    {
        AdditionalText? first = null;
        foreach (var file in files)
        {
            if (Is(file.Path) && (first is null || string.CompareOrdinal(file.Path, first.Path) < 0)) first = file;
        }
        return first;
    }

    /// <summary>The file read.</summary>
    public static ContractFile Read(SourceText text) => Known.GetValue(text, Parse);

    private static ContractFile Parse(SourceText text)
    {
        var lines = ImmutableArray.CreateBuilder<ContractLine>();
        var problems = ImmutableArray.CreateBuilder<ContractProblem>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in text.Lines)
        {
            var said = text.ToString(line.Span).Trim();
            if (said.Length == 0 || said[0] == '#') continue;
            var number = line.LineNumber;
            if (ContractLineReader.Read(said, out var problem) is not { } entry)
            {
                problems.Add(new(number, problem!, IsOrder: false));
            }
            else if (names.TryGetValue(entry.Name, out var first))
            {
                problems.Add(new(number, $"line {first + 1} lists '{entry.Name}' already", IsOrder: false));
            }
            else
            {
                if (lines.Count > 0 && lines[lines.Count - 1].Entry.Name is var before && string.CompareOrdinal(before, entry.Name) > 0)
                {
                    problems.Add(new(number, $"'{entry.Name}' stands behind '{before}', but names are in ordinal order, so that branches meet", IsOrder: true));
                }
                names.Add(entry.Name, number);
                lines.Add(new(entry, number));
            }
        }
        return new ContractFile(lines.ToImmutable(), problems.ToImmutable());
    }
}
