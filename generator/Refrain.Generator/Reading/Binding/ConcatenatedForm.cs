using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>A fan-in's rows as one sequence.</summary>
internal sealed class ConcatenatedForm : InputForm
{
    public override InputModel? Bind(InputSite site)
    {
        if (!site.IsMany || site.Output is not { Kind: StoredAs.Rows, Type: { } row })
        {
            return null;
        }
        return site.Is(CollectionKind.Enumerable, row) ? site.Reads("ConcatRows", TypeNames.Code(row))
            : site.Is(CollectionKind.AsyncEnumerable, row) ? site.Reads("ConcatRowsAsync", TypeNames.Code(row))
            : site.Listed("ConcatList", row);
    }

    public override IEnumerable<string> Types(InputSite site)
    {
        if (site.IsMany && site.Output is { Kind: StoredAs.Rows, Type: { } row })
        {
            var name = TypeNames.Code(row);
            yield return CollectionNames.Enumerable(name);
            yield return CollectionNames.AsyncEnumerable(name);
            yield return CollectionNames.ReadOnlyList(name);
        }
    }
}
