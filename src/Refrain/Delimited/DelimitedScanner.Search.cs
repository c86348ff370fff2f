using System.Buffers;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Refrain.Delimited;

/// <content>Reading blocks and searching them for bounds.</content>
internal sealed partial class DelimitedScanner
{
    // Of the quoted layout: whether the search stands inside quotation marks, and where the last pair closed.
    private bool _inQuotes;
    private int _quoteEnd = -2;
    private int _quoteStart = -2;

    // What is wrong with the quotation marks, said when the rows before it are done.
    private string? _fault;
    private int _faultAt;

    /// <summary>Searches one more window, reading on where the block is done.</summary>
    /// <returns>False at the end of the file, with nothing more to find.</returns>
    private bool SearchOn()
    {
        if (_fault is not null)
            ThrowQuote(_faultAt, _fault);
        if (_searched == _filled && !ReadOn())
            return false;
        DropBounds();
        var end = (int)Math.Min(_filled, (long)_searched + _layout.Window);
        if (_bounds.Length < _boundCount + (end - _searched) + Slack)
            GrowBounds(end - _searched);
        if (_quoted)
            SearchQuoted(_searched, end);
        else
            SearchPlain(_searched, end);
        _searched = end;
        return true;
    }

    /// <summary>Forgets the bounds of rows that are done.</summary>
    private void DropBounds()
    {
        if (_next == 0)
            return;
        _bounds.AsSpan(_next, _boundCount - _next).CopyTo(_bounds);
        _boundCount -= _next;
        _row = _next = 0;
    }

    private void GrowBounds(int more)
    {
        var larger = ArrayPool<int>.Shared.Rent(Math.Max(2 * _boundCount, _boundCount + more + Slack));
        _bounds.AsSpan(0, _boundCount).CopyTo(larger);
        ArrayPool<int>.Shared.Return(_bounds);
        _bounds = larger;
    }

    /// <summary>Reads more bytes behind the row that is not done.</summary>
    private bool ReadOn()
    {
        if (_endOfStream)
            return false;
        DropBounds();
        var start = _bounds[0] + 1;
        if (start > 0)
        {
            _block.AsSpan(start, _filled - start).CopyTo(_block);
            foreach (ref var bound in _bounds.AsSpan(0, _boundCount))
                bound -= start;
            _filled -= start;
            _searched -= start;
            _quoteEnd -= start;
            _quoteStart -= start;
        }

        var room = Math.Min(_block.Length - Slack, _layout.Block) - _filled;
        if (_filled >= _layout.Block)
            room = GrowBlock();
        var read = _source.Read(_block, _filled, room);
        _filled += read;
        return read > 0 || EndFile();
    }

    private int GrowBlock()
    {
        if (_filled >= _layout.RowLimit)
            Throw(_line + 1, $"the row is longer than {_layout.RowLimit} bytes");
        if (_block.Length - Slack - _filled < _filled)
        {
            var larger = ArrayPool<byte>.Shared.Rent((2 * _filled) + Slack);
            _block.AsSpan(0, _filled).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_block);
            _block = larger;
        }

        return Math.Min(_filled, _layout.RowLimit - _filled);
    }

    /// <summary>Gives the last line the end that it lacks.</summary>
    private bool EndFile()
    {
        _endOfStream = true;
        if (_inQuotes)
            ThrowQuote(_quoteStart, "a quotation mark is never closed");
        if (_filled == 0 || _block[_filled - 1] == '\n')
            return false;
        _block[_filled++] = (byte)'\n';
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SearchPlain(int from, int to)
    {
        Debug.Assert(to + 64 <= _block.Length, "Whole vectors are loaded.");
        ref var block = ref MemoryMarshal.GetArrayDataReference(_block);
        ref var bounds = ref MemoryMarshal.GetArrayDataReference(_bounds);
        var count = _boundCount;
        for (var i = from; i < to; i += 64)
        {
            var mask = Mask(ref Unsafe.Add(ref block, i));
            if (to - i < 64)
                mask &= (1UL << (to - i)) - 1;
            var found = BitOperations.PopCount(mask);
            ref var next = ref Unsafe.Add(ref bounds, count);
            count += found;
            // Four at once whether there are so many or not: a loop of unknown length costs more than what is overwritten.
            while (true)
            {
                next = i + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                Unsafe.Add(ref next, 1) = i + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                Unsafe.Add(ref next, 2) = i + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                Unsafe.Add(ref next, 3) = i + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                if (mask == 0)
                    break;
                next = ref Unsafe.Add(ref next, 4);
            }
        }

        _boundCount = count;
    }

    /// <summary>One bit for each of 64 bytes: whether it is a bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Mask(ref byte at)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var bytes = Vector512.LoadUnsafe(ref at);
            return (Vector512.Equals(bytes, Vector512.Create(_separator)) | Vector512.Equals(bytes, Vector512.Create((byte)'\n')))
                .ExtractMostSignificantBits();
        }

        var low = Vector256.LoadUnsafe(ref at);
        var high = Vector256.LoadUnsafe(ref at, 32);
        var separator = Vector256.Create(_separator);
        var end = Vector256.Create((byte)'\n');
        return (Vector256.Equals(low, separator) | Vector256.Equals(low, end)).ExtractMostSignificantBits()
            | ((ulong)(Vector256.Equals(high, separator) | Vector256.Equals(high, end)).ExtractMostSignificantBits() << 32);
    }

    private void SearchQuoted(int from, int to)
    {
        var block = _block.AsSpan(0, to);
        for (var i = from; i < to; i++)
        {
            var found = _inQuotes
                ? block[i..].IndexOf((byte)'"')
                : block[i..].IndexOfAny(_separator, (byte)'\n', (byte)'"');
            if (found < 0)
                return;
            i += found;
            if (_inQuotes)
            {
                _inQuotes = false;
                _quoteEnd = i;
                continue;
            }

            var field = _bounds[_boundCount - 1] + 1;
            if (block[i] == '"')
            {
                // Right behind a mark that seemed to close the field it is the second of a pair.
                if (i != field && i - 1 != _quoteEnd)
                {
                    (_fault, _faultAt) = ("a quotation mark stands inside a field that does not begin with one", i);
                    return;
                }

                if (i == field)
                    _quoteStart = i;
                _inQuotes = true;
                continue;
            }

            if (_quoteEnd >= field && i - 1 != _quoteEnd && !(block[i] == '\n' && block[i - 1] == '\r' && i - 2 == _quoteEnd))
            {
                (_fault, _faultAt) = ("text follows a closing quotation mark", i);
                return;
            }

            _bounds[_boundCount++] = i;
        }
    }
}
