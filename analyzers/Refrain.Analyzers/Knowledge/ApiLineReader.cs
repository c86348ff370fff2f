using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Refrain.Reading;

namespace Refrain.Knowledge;

/// <summary>Reads tables and the user's file. A line with a problem is left out, and the problem told.</summary>
internal static class ApiLineReader
{
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>Reads a table, whose lines have no effect of their own.</summary>
    public static ApiLines Table(SourceText text, ApiEffect effect) => Read(text, effect);

    /// <summary>Reads the user's file, whose lines name an effect after the id.</summary>
    public static ApiLines UserFile(SourceText text) => Read(text, table: null);

    /// <summary>The name that one who mistyped may have meant, as the end of a sentence; a full stop where none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="names">What there is.</param>
    /// <param name="length">How many letters may be wrong, where the names begin alike.</param>
    public static string Nearest(string name, IEnumerable<string> names, int? length = null)
    {
        var nearest = names.Select(known => (known, Distance: NearNames.Distance(name, known)))
            .Where(candidate => candidate.Distance <= Math.Max(2, (length ?? name.Length) / 3))
            .OrderBy(static candidate => candidate.Distance).ThenBy(static candidate => candidate.known, StringComparer.Ordinal)
            .Select(static candidate => candidate.known).FirstOrDefault();
        return nearest is null ? "." : $"; did you mean '{nearest}'?";
    }

    private static ApiLines Read(SourceText text, ApiEffect? table)
    {
        var lines = ImmutableArray.CreateBuilder<(ApiLine, TextSpan)>();
        var problems = ImmutableArray.CreateBuilder<ApiLineProblem>();
        foreach (var line in text.Lines)
        {
            var words = Words(line.ToString(), line.Start);
            if (words.Count > 0 && words[0].Text[0] != '#' && Line(words, table, problems) is { } read) lines.Add((read, words[0].Span));
        }
        return new ApiLines(lines.ToImmutable(), problems.ToImmutable());
    }

    private static ApiLine? Line(List<(string Text, TextSpan Span)> words, ApiEffect? table, ImmutableArray<ApiLineProblem>.Builder problems)
    {
        var before = problems.Count;
        var pattern = ApiPattern.Parse(words[0].Text, out var wrong);
        if (pattern is null) problems.Add(new(words[0].Span, wrong));
        var effect = table;
        var next = 1;
        var ofAllTables = false;
        if (table is null)
        {
            if (words.Count < 2)
            {
                if (pattern is not null) problems.Add(new(words[0].Span, $"the line names no effect after the id; one of {string.Join(", ", ApiEffectNames.All)}"));
                return null;
            }
            next = 2;
            ofAllTables = words[1].Text == ApiEffectNames.None;
            effect = ApiEffectNames.Parse(words[1].Text);
            if (effect is null && !ofAllTables)
                problems.Add(new(words[1].Span, $"'{words[1].Text}' is no effect{Nearest(words[1].Text, ApiEffectNames.All)} Effects are {string.Join(", ", ApiEffectNames.All)}"));
        }
        var settings = Settings(words, next, isTable: table is not null, problems);
        if (problems.Count > before || pattern is null) return null;
        return new ApiLine(pattern, new ApiEntry(effect ?? default, pattern.Id, settings), ofAllTables || settings.ContainsKey(ApiSettings.None), ofAllTables);
    }

    private static ImmutableDictionary<string, string> Settings(
        List<(string Text, TextSpan Span)> words, int first, bool isTable, ImmutableArray<ApiLineProblem>.Builder problems)
    {
        var settings = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = first; i < words.Count; i++)
        {
            var (word, span) = words[i];
            var equals = word.IndexOf('=');
            var name = equals < 0 ? word : word.Substring(0, equals);
            var value = equals < 0 ? "" : word.Substring(equals + 1);
            if (SettingProblem(name, value, equals >= 0, isTable) is { } problem) problems.Add(new(span, problem));
            else if (settings.ContainsKey(name)) problems.Add(new(span, $"the setting '{name}' stands twice"));
            else settings.Add(name, value);
        }
        return settings.ToImmutable();
    }

    private static string? SettingProblem(string name, string value, bool hasValue, bool isTable)
    {
        if (name == ApiSettings.None && !isTable) return "'none' is an effect: write it directly after the id";
        if (ApiSettings.Flags.Contains(name)) return hasValue ? $"the setting '{name}' takes no value" : null;
        if (ApiSettings.All.IndexOf(name) < 0) return $"'{name}' is no setting{Nearest(name, ApiSettings.All)} Settings are {string.Join(", ", ApiSettings.All)}";
        if (value.Length == 0) return $"the setting '{name}' needs a value: {name}=…";
        return name == ApiSettings.Unless && !ApiSettings.IsWord(name, value) ? $"'{value}' is no condition: write {name}={ApiSettings.Floating}" : null;
    }

    private static List<(string Text, TextSpan Span)> Words(string line, int start)
    {
        var words = new List<(string, TextSpan)>();
        var at = 0;
        while (at < line.Length)
        {
            if (Array.IndexOf(Blanks, line[at]) >= 0)
            {
                at++;
                continue;
            }
            var end = line.IndexOfAny(Blanks, at);
            if (end < 0) end = line.Length;
            words.Add((line.Substring(at, end - at), TextSpan.FromBounds(start + at, start + end)));
            at = end;
        }
        return words;
    }
}
