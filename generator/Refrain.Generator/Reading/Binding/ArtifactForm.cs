using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>A handle, or the handles of a fan-in.</summary>
internal sealed class ArtifactForm : InputForm
{
    private const string Bytes = "byte[]";

    public override InputModel? Bind(InputSite site)
    {
        if (site.Output is not { } output)
        {
            return null;
        }
        var handle = site.IsMany ? site.ArtifactOf(site.Collection.Element) : site.ArtifactOf(site.Type);
        var isFolder = site.Known.Is(site.Required.Task, RefrainNames.DirectorySource);
        if (handle is null || !(IsWhole(handle, output, site) || (isFolder && IsBytes(handle))))
        {
            return null;
        }
        var whole = IsBytes(handle) ? Bytes : CollectionNames.Whole(output);
        if (!site.IsMany)
        {
            return site.Reads("Artifact", whole) with { IsFolder = isFolder };
        }
        var handles = site.Reads("Artifacts", whole) with { IsFolder = isFolder };
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
            if (site.Known.Is(site.Required.Task, RefrainNames.DirectorySource))
            {
                var folder = CollectionNames.Artifact(Bytes);
                yield return site.IsMany ? CollectionNames.ReadOnlyList(folder) : folder;
            }
        }
    }

    /// <summary>Is it the type that the output is read as when it is read whole?</summary>
    internal static bool IsWhole(ITypeSymbol type, OutputShape output, InputSite site) => output.Kind switch
    {
        StoredAs.File => IsBytes(type),
        StoredAs.Rows => CollectionShape.Of(type, site.Known) is { Kind: CollectionKind.ReadOnlyList, Element: { } row }
            && SymbolEqualityComparer.Default.Equals(row, output.Type),
        _ => SymbolEqualityComparer.Default.Equals(type, output.Type),
    };

    private static bool IsBytes(ITypeSymbol type) => type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte };
}
