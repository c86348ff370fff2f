using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Refrain.Reading;

/// <summary>What is to be known of the members of a row type to read them from JSON, beside their names and types: names that differ, and defaults.</summary>
internal static class JsonMembers
{
    /// <summary>Reads a row type that can be stored.</summary>
    /// <param name="row">The type of a row.</param>
    /// <param name="known">The symbols of the compilation.</param>
    /// <param name="arguments">What is known as further arguments in C#, each with a comma before it.</param>
    /// <param name="failure">Why it cannot be read.</param>
    public static bool Read(ITypeSymbol row, KnownSymbols known, out string arguments, out string? failure)
    {
        var text = new StringBuilder();
        failure = Walk(row, "", new ValueSite(known, ImmutableArray<ITypeSymbol>.Empty), text);
        arguments = text.ToString();
        return failure is null;
    }

    private static string? Walk(ITypeSymbol type, string path, ValueSite site, StringBuilder arguments)
    {
        type = Bare(type);
        if (type is not (INamedTypeSymbol or IArrayTypeSymbol) || BuiltInTypes.NameOf(type, site.Known) is not null || BytesValues.Read(type, site).IsMine)
        {
            return null;
        }
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            var isNamed = tuple.TupleElements.All(static e => e.IsExplicitlyNamedTupleElement);
            return tuple.TupleElements.Select((e, i) => Walk(e.Type, Join(path, isNamed ? e.Name : "Item" + (i + 1)), site, arguments)).FirstOrDefault(static f => f is not null);
        }
        var held = CollectionValues.Held(type, site).ToList();
        if (held.Count > 0)
        {
            return held.Select(part => Walk(part.Type, path + part.Place, site, arguments)).FirstOrDefault(static f => f is not null);
        }
        return type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } record && DataMembers.Read(record, site.Known, out var members) is null
            ? Walk(members, path, site, arguments)
            : null;
    }

    private static string? Walk(ImmutableArray<DataMember> members, string path, ValueSite site, StringBuilder arguments)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var own = member.Symbol.Name;
            var place = Join(path, own);
            var given = ColumnNames.Given(member, site.Known);
            if (names.TryGetValue(given ?? own, out var other))
            {
                return $"{place}: it would be read from the member \"{given ?? own}\" as {other} is: name one with [Column]";
            }
            names.Add(given ?? own, own);
            var absent = Default(member, site.Known);
            if (given is not null || absent is not null)
            {
                arguments.Append(", new global::Refrain.JsonInput.JsonMember(").Append(Literal(place)).Append(", ").Append(Literal(given)).Append(absent is null ? "" : ", ").Append(absent is null ? "" : Literal(absent)).Append(')');
            }
            if (Walk(member.Type, place, site, arguments) is { } failure)
            {
                return failure;
            }
        }
        return null;
    }

    /// <summary>The JSON of the constructor's default for a member; null where there is none, or where it is null.</summary>
    private static string? Default(DataMember member, KnownSymbols known)
    {
        if (member.Parameter is not { HasExplicitDefaultValue: true } parameter)
        {
            return null;
        }
        var type = Bare(member.Type);
        return parameter.ExplicitDefaultValue is { } value ? JsonConstants.Of(value)
            : member.Type.IsValueType && SymbolEqualityComparer.Default.Equals(type, member.Type) && BuiltInTypes.NameOf(type, known) is { } name ? JsonConstants.Default(name)
            : null;
    }

    private static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "." + name;

    private static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);
}
