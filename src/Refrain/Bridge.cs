// Stands in for pieces that are about to land; each piece that lands deletes its part here.
#pragma warning disable CS1591, CS9113
namespace Refrain.Delimited;

public interface IDelimitedRow<TRow>;

public sealed class DelimitedReader<TRow, TReader>(Func<Stream> open, string name, byte separator, bool quoted) : IEnumerable<TRow>
    where TReader : struct, IDelimitedRow<TRow>
{
    public IEnumerator<TRow> GetEnumerator() => throw new NotSupportedException();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotSupportedException();
}
