using Refrain.Model;
using Refrain.Reading.Targets;

namespace Refrain.Reading.Binding;

/// <summary>The typed rows of a Parquet file: <c>[Parquet] IEnumerable&lt;SaleRow&gt;</c>.</summary>
internal sealed class ParquetForm : InputForm
{
    public override bool IsOfRows => true;

    public override InputModel? Bind(InputSite site)
    {
        if (!site.IsParquet)
        {
            return null;
        }
        if (site.IsMany || site.Output is not { Kind: StoredAs.File } || site.Collection.Element is not { } row)
        {
            site.Failure = "Parquet has the rows of one file: take IEnumerable<T>, IReadOnlyList<T> or IAsyncEnumerable<T> of a FileSource or HttpSource, or of a task that writes a file";
            return null;
        }
        if (ParquetRowReader.Read(row, site.Known, out var failure) is not { } rows)
        {
            site.Failure = failure;
            return null;
        }
        site.ParquetRows.Add(rows);
        var read = site.Reads("Read", $"{rows.TypeName}, {HelperNames.Code(rows.Name)}") with { Reader = "global::Refrain.Parquet.ParquetRows" };
        return site.Collection.Kind switch
        {
            CollectionKind.Enumerable => read,
            CollectionKind.AsyncEnumerable => read with { Member = "ReadAsync" },
            CollectionKind.ReadOnlyList => read with { Member = "ReadList" },
            _ => read with { Member = "ReadList", IsCopied = true },
        };
    }

    public override IEnumerable<string> Types(InputSite site) => [];
}
