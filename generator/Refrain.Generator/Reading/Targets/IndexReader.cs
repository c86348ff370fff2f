using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Targets;

/// <summary>Reads the parameters of <c>Run</c> through which a task writes documents of Elasticsearch (RFN020).</summary>
internal static class IndexReader
{
    // The object of a document that says whose it is.
    private const string Owner = "refrain";

    /// <summary>Reads what is written.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="row">The row type.</param>
    /// <param name="known">The symbols of the compilation.</param>
    /// <param name="failure">Why it cannot be.</param>
    public static IndexModel? Read(IParameterSymbol parameter, ITypeSymbol row, KnownSymbols known, out string? failure)
    {
        if (known.Attribute(parameter, RefrainNames.IndexAttribute) is not { } attribute || attribute.ConstructorArguments.FirstOrDefault().Value is not string name)
        {
            failure = "it does not say which index it is: annotate it with [Index(\"name\")]";
            return null;
        }
        if (Fault(name) is { } fault)
        {
            failure = $"an index cannot be called '{name}': {fault}";
            return null;
        }
        if (!ValueTypes.Read(row, known, out var part, out failure))
        {
            return null;
        }
        if (!part!.Schema.StartsWith("record{", StringComparison.Ordinal) || !part.Schema.EndsWith("}", StringComparison.Ordinal) || row is not INamedTypeSymbol type || DataMembers.Read(type, known, out var members) is not null)
        {
            failure = $"{TypeNames.Shown(row)} has no members to be the fields of a document: declare a record with a member for each field, and give rows that are not null";
            return null;
        }
        if (members.FirstOrDefault(static m => m.Symbol.Name == Owner) is { Symbol: not null })
        {
            failure = $"{TypeNames.Shown(row)} has a member '{Owner}', and that is where a document says whose it is: name it otherwise";
            return null;
        }
        var key = AttributeTexts.Of(attribute, "Key");
        foreach (var member in key)
        {
            if (!members.Any(m => m.Symbol.Name == member))
            {
                failure = $"{TypeNames.Shown(row)} has no member '{member}': it has {string.Join(", ", members.Select(static m => m.Symbol.Name))}";
                return null;
            }
        }
        failure = null;
        return new IndexModel(name, part, attribute.NamedArguments.Any(static a => a is { Key: "IsWhole", Value.Value: true }), key);
    }

    /// <summary>Why Elasticsearch takes no index of that name, or null; as the runtime has it.</summary>
    private static string? Fault(string name) => name switch
    {
        "" => "the name is empty",
        "." or ".." => "that means a folder",
        _ when "-_+".IndexOf(name[0]) >= 0 => $"it begins with '{name[0]}'",
        _ when name.IndexOfAny([.. "\\/*?\"<>| ,#:"]) is >= 0 and var at => $"it has '{name[at]}' in it",
        _ when name.Any(static c => char.IsUpper(c) || char.IsControl(c)) => "it has capital letters or control characters in it",
        _ when System.Text.Encoding.UTF8.GetByteCount(name) > 180 => "it is longer than 180 bytes",
        _ => null,
    };
}
