using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Refrain.Running;

/// <summary>
/// Writes frames to a pipe, on a thread of its own: whoever is at the other end may have stopped reading, and nobody here is to wait for it. Thread-safe.
/// </summary>
internal sealed class FrameWriter
{
    // A buffer that one frame has made larger is not kept, but handed over with what is in it.
    private const int MostKept = 1024 * 1024;

    private readonly BlockingCollection<(byte[] Bytes, int Length, bool IsRented)> _frames = [];
    private MemoryStream _frame = new();
    private readonly Stream _stream;
    private readonly Thread _thread;

    public FrameWriter(Stream stream, string name)
    {
        _stream = stream;
        _thread = new(Pump) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Hands a frame in; after the end of the pipe it is dropped.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="content">Writes what it says.</param>
    /// <param name="expected">How many bytes that takes, as far as is known.</param>
    public void Write(FrameKind kind, Action<BinaryWriter>? content = null, int expected = 0)
    {
        lock (_frames)
        {
            if (_frames.IsAddingCompleted)
                return;
            if (expected > _frame.Capacity - FrameReader.HeaderSize)
                _frame.Capacity = FrameReader.HeaderSize + expected;
            _frame.SetLength(FrameReader.HeaderSize);
            _frame.Position = FrameReader.HeaderSize;
            using (var writer = new BinaryWriter(_frame, Encoding.UTF8, leaveOpen: true))
                content?.Invoke(writer);
            var length = (int)_frame.Length;
            var isRented = _frame.Capacity <= MostKept;
            var bytes = isRented ? ArrayPool<byte>.Shared.Rent(length) : _frame.GetBuffer();
            var frame = bytes.AsSpan(0, length);
            if (isRented)
                _frame.GetBuffer().AsSpan(0, length).CopyTo(frame);
            else
                _frame = new();
            frame[0] = FrameReader.First;
            frame[1] = FrameReader.Second;
            frame[2] = (byte)kind;
            BinaryPrimitives.WriteInt32LittleEndian(frame[3..], length - FrameReader.HeaderSize);
            BinaryPrimitives.WriteUInt32LittleEndian(frame[7..], FrameReader.ChecksumOf(frame[FrameReader.HeaderSize..]));
            _frames.Add((bytes, length, isRented));
        }
    }

    /// <summary>Closes the pipe once all that was handed in is written.</summary>
    public void Complete()
    {
        lock (_frames)
            _frames.CompleteAdding();
    }

    /// <summary>Waits until the pipe is closed.</summary>
    public void Join() => _thread.Join();

    private void Pump()
    {
        try
        {
            foreach (var (bytes, length, isRented) in _frames.GetConsumingEnumerable())
            {
                _stream.Write(bytes, 0, length);
                if (isRented)
                    ArrayPool<byte>.Shared.Return(bytes);
                if (_frames.Count == 0)
                    _stream.Flush();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The other end is gone, which whoever reads from it notices, too.
            Complete();
        }

        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // What could not be written has nobody to read it.
        }
    }
}
