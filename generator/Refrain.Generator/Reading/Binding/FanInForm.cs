using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>A fan-in's outputs whole: in a list, or in a dictionary by their tasks.</summary>
internal sealed class FanInForm : InputForm
{
    public override InputModel? Bind(InputSite site)
    {
        if (!site.IsMany || site.Output is not { } output)
        {
            return null;
        }
        var rows = output.Kind == StoredAs.Rows;
        var element = rows ? TypeNames.Code(output.Type!) : CollectionNames.Whole(output);
        if (site.Known.Is(site.Type, KnownSymbols.ReadOnlyDictionaryOfT))
        {
            var arguments = ((INamedTypeSymbol)site.Type).TypeArguments;
            return SymbolEqualityComparer.Default.Equals(arguments[0], site.Required.Task) && ArtifactForm.IsWhole(arguments[1], output, site)
                ? site.Reads(rows ? "ListDictionary" : "Dictionary", $"{TypeNames.Code(site.Required.Task)}, {element}")
                : null;
        }
        if (site.Collection.Element is not { } item || !ArtifactForm.IsWhole(item, output, site))
        {
            return null;
        }
        var values = site.Reads(rows ? "ListValues" : "Values", element);
        return site.Collection.Kind switch
        {
            CollectionKind.ReadOnlyList or CollectionKind.Enumerable => values,
            CollectionKind.List or CollectionKind.Array => values with { IsCopied = true },
            _ => null,
        };
    }

    public override IEnumerable<string> Types(InputSite site)
    {
        if (site.IsMany && site.Output is { } output)
        {
            var whole = CollectionNames.Whole(output);
            yield return CollectionNames.ReadOnlyList(whole);
            yield return CollectionNames.ReadOnlyDictionary(TypeNames.Code(site.Required.Task), whole);
        }
    }
}
