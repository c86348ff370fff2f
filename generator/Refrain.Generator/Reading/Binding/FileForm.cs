using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>A file: its bytes, text, lines or a stream.</summary>
internal sealed class FileForm : InputForm
{
    public override InputModel? Bind(InputSite site)
    {
        if (site.IsMany || site.Output is not { Kind: StoredAs.File } || site.IsOfRows)
        {
            return null;
        }
        if (site.Type.SpecialType == SpecialType.System_String)
        {
            return site.Reads("Text");
        }
        if (site.Known.Is(site.Type, KnownSymbols.Stream))
        {
            if (site.IsEach)
            {
                site.Failure = "a batch would hold a stream open for each of its tasks; take Artifact<byte[]> and open it";
                return null;
            }
            return site.Reads("OpenRead");
        }
        return site.Collection switch
        {
            { Kind: CollectionKind.Array, Element.SpecialType: SpecialType.System_Byte } => site.Reads("Bytes"),
            { Kind: CollectionKind.Enumerable, Element.SpecialType: SpecialType.System_String } => site.Reads("Lines"),
            { Kind: CollectionKind.AsyncEnumerable, Element.SpecialType: SpecialType.System_String } => site.Reads("LinesAsync"),
            { Kind: CollectionKind.ReadOnlyList, Element.SpecialType: SpecialType.System_String } => site.Reads("LineList"),
            { Kind: CollectionKind.List or CollectionKind.Array, Element.SpecialType: SpecialType.System_String } =>
                site.Reads("LineList") with { IsCopied = true },
            _ => null,
        };
    }

    public override IEnumerable<string> Types(InputSite site)
    {
        if (!site.IsMany && site.Output is { Kind: StoredAs.File })
        {
            yield return "byte[]";
            yield return "string";
            yield return CollectionNames.Enumerable("string");
            yield return CollectionNames.ReadOnlyList("string");
            yield return CollectionNames.AsyncEnumerable("string");
            if (!site.IsEach)
            {
                yield return "global::System.IO.Stream";
            }
        }
    }
}
