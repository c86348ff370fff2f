using Refrain.Model;

namespace Refrain.Reading.Binding;

/// <summary>The typed rows of a file of JSON Lines: <c>[JsonLines] IEnumerable&lt;PostRow&gt;</c>.</summary>
internal sealed class JsonLinesForm : InputForm
{
    // The names of JsonNaming, in the order of their numbers.
    private static readonly string[] Namings = ["Exact", "CamelCase", "SnakeCase"];

    public override bool IsOfRows => true;

    public override InputModel? Bind(InputSite site)
    {
        if (site.JsonLines is not { } attribute)
        {
            return null;
        }
        if (site.IsMany || site.Output is not { Kind: StoredAs.File } || site.Collection.Element is not { } row)
        {
            site.Failure = "JSON Lines are the rows of one file: take IEnumerable<T>, IReadOnlyList<T> or IAsyncEnumerable<T> of a FileSource or HttpSource";
            return null;
        }
        if (!ValueTypes.Read(row, site.Known, out var part, out var failure) || !JsonMembers.Read(row, site.Known, out var members, out failure))
        {
            site.Failure = failure;
            return null;
        }
        site.Values.AddRange(part!.Helpers.Items);
        var naming = TaskSymbols.Argument<int>(attribute, "Naming");
        var rows = site.Reads("JsonLines", $"{part.TypeName}, {part.Codec}") with
        {
            Options = $"global::Refrain.JsonNaming.{Namings[naming >= 0 && naming < Namings.Length ? naming : 0]}{members}",
        };
        return site.Collection.Kind switch
        {
            CollectionKind.Enumerable => rows,
            CollectionKind.AsyncEnumerable => rows with { Member = "JsonLinesAsync" },
            CollectionKind.ReadOnlyList => rows with { Member = "JsonLinesList" },
            _ => rows with { Member = "JsonLinesList", IsCopied = true },
        };
    }

    public override IEnumerable<string> Types(InputSite site) => [];
}
