using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Published;

/// <summary>What a referenced assembly says of its members. Thread-safe.</summary>
internal sealed class PublishedAssembly
{
    private readonly SummaryReader _reader;
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Dictionary<string, int>> _members = new(StringComparer.Ordinal);

    private readonly IAssemblySymbol _assembly;

    private PublishedAssembly(SummaryReader reader, IAssemblySymbol assembly)
    {
        (_reader, _assembly) = (reader, assembly);
        for (var line = reader.FirstType; line < reader.Count; line++)
        {
            if (SummaryFormat.IsType(reader[line])) _types[reader[line].Substring(1)] = line;
        }
    }

    /// <summary>Reads what was published; null where it is no text of this format.</summary>
    public static PublishedAssembly? Read(string text, IAssemblySymbol assembly, Compilation compilation)
    {
        try
        {
            return new(new SummaryReader(
                text,
                name => assembly.GetTypeByMetadataName(name) ?? compilation.GetTypeByMetadataName(name),
                id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)), assembly);
        }
        catch (FormatException)
        {
            // Whoever wrote it was not our generator: an assembly that says nothing.
            return null;
        }
    }

    /// <summary>Has the assembly told all of the type's members that can be called?</summary>
    public bool Covers(INamedTypeSymbol type) => PublishedNames.Of(type) is { } name && _types.TryGetValue(name, out var line) && _reader[line][0] == SummaryFormat.Whole;

    /// <summary>What a member does, or null where nothing is said of it.</summary>
    public MemberSummary? Of(ISymbol member) => PublishedNames.KeyOf(member) is { } key ? Of(member.ContainingType, key) : null;

    /// <summary>What is said of a type under a key.</summary>
    public MemberSummary? Of(INamedTypeSymbol type, string key)
    {
        if (PublishedNames.Of(type) is not { } name || !_types.ContainsKey(name) || !_members.GetOrAdd(name, Members).TryGetValue(key, out var line)) return null;
        try
        {
            return _reader.Summary(_reader[line], key.Length + 1) with { Origin = _assembly };
        }
        catch (FormatException)
        {
            // As above.
            return null;
        }
    }

    private Dictionary<string, int> Members(string type)
    {
        var members = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var line = _types[type] + 1; line < _reader.Count && !SummaryFormat.IsType(_reader[line]); line++)
        {
            var end = _reader[line].IndexOf(SummaryFormat.Separator);
            if (end >= 0) members[_reader[line].Substring(0, end)] = line;
        }
        return members;
    }
}
