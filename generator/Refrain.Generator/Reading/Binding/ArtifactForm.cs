using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>A handle, or the handles of a fan-in.</summary>
internal sealed class ArtifactForm : InputForm
{
    public override InputModel? Bind(InputSite site)
    {
        if (site.Output is not { } output)
        {
            return null;
        }
        var handle = site.IsMany ? site.ArtifactOf(site.Collection.Element) : site.ArtifactOf(site.Type);
        if (handle is null || !IsWhole(handle, output, site))
        {
            return null;
        }
        if (!site.IsMany)
        {
            return site.Reads("Artifact", CollectionNames.Whole(output));
        }
        var handles = site.Reads("Artifacts", CollectionNames.Whole(output));
        return site.Collection.Kind switch
        {
            CollectionKind.ReadOnlyList or CollectionKind.Enumerable => handles,
            CollectionKind.List or CollectionKind.Array => handles with { IsCopied = true },
            _ => null,
        };
    }

    public override IEnumerable<string> Types(InputSite site)
    {
        if (site.Output is { } output)
        {
            var handle = CollectionNames.Artifact(CollectionNames.Whole(output));
            yield return site.IsMany ? CollectionNames.ReadOnlyList(handle) : handle;
        }
    }

    /// <summary>Is it the type that the output is read as when it is read whole?</summary>
    internal static bool IsWhole(ITypeSymbol type, OutputShape output, InputSite site) => output.Kind switch
    {
        StoredAs.File => type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte },
        StoredAs.Rows => CollectionShape.Of(type, site.Known) is { Kind: CollectionKind.ReadOnlyList, Element: { } row }
            && SymbolEqualityComparer.Default.Equals(row, output.Type),
        _ => SymbolEqualityComparer.Default.Equals(type, output.Type),
    };
}
