using System.Collections;
using System.Runtime.CompilerServices;

namespace Refrain.Codecs;

/// <summary>Rows read from an artifact as they are asked for; each enumeration opens it anew.</summary>
internal sealed class RowSequence<TRow, TCodec>(Func<RowBlockReader> open) : IEnumerable<TRow>
    where TCodec : struct, IValueCodec<TRow>
{
    public IEnumerator<TRow> GetEnumerator() => new Enumerator(open());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

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

            var reader = new ValueReader(blocks.Block, _position);
            _current = TCodec.Read(ref reader);
            _position = blocks.EndRow(ref reader);
            return true;
        }

        public void Reset() => throw new NotSupportedException();

        public void Dispose() => blocks.CloseSource();
    }
}
