using System.Collections;
using System.Runtime.CompilerServices;

namespace Refrain.Codecs;

/// <summary>Rows read from an artifact as they are asked for; each enumeration opens it anew.</summary>
internal sealed class RowSequence<TRow, TCodec>(Func<RowBlockReader> open) : IEnumerable<TRow>
    where TCodec : struct, IValueCodec<TRow>
{
    public IEnumerator<TRow> GetEnumerator() => new Enumerator(open());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same rows, without blocking on the stream.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public async IAsyncEnumerable<TRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var blocks = open();
        try
        {
            while (await blocks.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                for (var position = 0; blocks.HasRow;)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return Read(blocks, ref position);
                }
            }
        }
        finally
        {
            await blocks.CloseSourceAsync().ConfigureAwait(false);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TRow Read(RowBlockReader blocks, ref int position)
    {
        var reader = new ValueReader(blocks.Block, position);
        var row = TCodec.Read(ref reader);
        position = blocks.EndRow(ref reader);
        return row;
    }

    private sealed class Enumerator(RowBlockReader blocks) : IEnumerator<TRow>
    {
        private int _position;
        private TRow _current = default!;

        public TRow Current
        {
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            get => _current;
        }

        object? IEnumerator.Current => _current;

        // Called for each row: rows are read through before the tiers of the JIT would get to it.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool MoveNext()
        {
            if (!blocks.HasRow)
            {
                if (!blocks.Next())
                    return false;
                _position = 0;
            }

            _current = Read(blocks, ref _position);
            return true;
        }

        public void Reset() => throw new NotSupportedException();

        public void Dispose() => blocks.CloseSource();
    }
}
