using System.Runtime.ExceptionServices;

namespace Refrain.Codecs;

/// <summary>Yields rows that are lines of text, encoded, in blocks.</summary>
internal abstract class LineBlockReader(Stream source, int capacity) : RowBlockReader(source, capacity)
{
    private readonly RowText _rows = new();
    private int _searched;
    private ExceptionDispatchInfo? _failure;

    public sealed override ReadOnlySpan<byte> Block => _rows.Bytes;

    public override void Dispose()
    {
        _rows.Dispose();
        base.Dispose();
    }

    /// <summary>Encodes the row of a line.</summary>
    /// <returns>False for a line without a row; then nothing was written.</returns>
    protected abstract bool ReadLine(ReadOnlySpan<byte> line, ref ValueWriter writer);

    /// <summary>Checks the length of a line, which may not have ended yet.</summary>
    protected virtual void CheckLength(int length)
    {
    }

    /// <summary>Takes what is left, without a line's end, for a line.</summary>
    /// <returns>Whether it is one with a row.</returns>
    private protected bool ReadRest()
    {
        _rows.Clear();
        var writer = _rows.Begin();
        var rows = 0;
        try
        {
            if (Input.Length > 0)
                Take(Input.Length, 0, ref rows, ref writer);
        }
        finally
        {
            _rows.Keep(ref writer);
        }

        SetRows(rows);
        return rows > 0;
    }

    private protected sealed override Step Advance()
    {
        _failure?.Throw();
        _rows.Clear();
        var rows = 0;
        var row = 0;
        var writer = _rows.Begin();
        try
        {
            while (writer.Length < RowBlockWriter.BlockSize)
            {
                row = writer.Length;
                var end = Input.Bytes[_searched..].IndexOf((byte)'\n');
                if (end < 0)
                {
                    _searched = Input.Length;
                    CheckLength(Input.Length);
                    break;
                }

                Take(_searched + end, 1, ref rows, ref writer);
            }
        }
        catch (FormatException e) when (rows > 0)
        {
            // The rows before it come first, however the bytes arrived.
            writer.Rewind(row);
            _failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            _rows.Keep(ref writer);
        }

        SetRows(rows);
        return rows > 0 ? Step.Block : Step.More;
    }

    private void Take(int length, int end, ref int rows, ref ValueWriter writer)
    {
        if (ReadLine(Input.Bytes[..length], ref writer))
            rows++;
        Input.Drop(length + end);
        _searched = 0;
    }
}
