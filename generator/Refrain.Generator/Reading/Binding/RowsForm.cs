using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>Rows: a list, a streamed sequence or an asynchronous one.</summary>
internal sealed class RowsForm : InputForm
{
    public override InputModel? Bind(InputSite site)
    {
        if (site.IsMany || site.Output is not { Kind: StoredAs.Rows, Type: { } row })
        {
            return null;
        }
        return site.Is(CollectionKind.Enumerable, row) ? site.Reads("Rows", TypeNames.Code(row))
            : site.Is(CollectionKind.AsyncEnumerable, row) ? site.Reads("RowsAsync", TypeNames.Code(row))
            : site.Listed("List", row);
    }

    public override IEnumerable<string> Types(InputSite site)
    {
        if (!site.IsMany && site.Output is { Kind: StoredAs.Rows, Type: { } row })
        {
            var name = TypeNames.Code(row);
            yield return CollectionNames.ReadOnlyList(name);
            yield return CollectionNames.Enumerable(name);
            yield return CollectionNames.AsyncEnumerable(name);
        }
    }
}
