using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace Refrain.Running;

/// <summary>
/// Writes frames to a pipe, on a thread of its own: whoever is at the other end may have stopped reading, and nobody here is to wait for it. Thread-safe.
/// </summary>
internal sealed class FrameWriter
{
    private readonly BlockingCollection<byte[]> _frames = [];
    private readonly Stream _stream;
    private readonly Thread _thread;

    public FrameWriter(Stream stream, string name)
    {
        _stream = stream;
        _thread = new(Pump) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Hands a frame in; after the end of the pipe it is dropped.</summary>
    public void Write(FrameKind kind, Action<BinaryWriter>? content = null)
    {
        using var frame = new MemoryStream();
        frame.Write(new byte[FrameReader.HeaderSize]);
        using (var writer = new BinaryWriter(frame, Encoding.UTF8, leaveOpen: true))
            content?.Invoke(writer);
        var bytes = frame.ToArray();
        bytes[0] = FrameReader.First;
        bytes[1] = FrameReader.Second;
        bytes[2] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(3), bytes.Length - FrameReader.HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(7), FrameReader.ChecksumOf(bytes.AsSpan(FrameReader.HeaderSize)));
        lock (_frames)
        {
            if (!_frames.IsAddingCompleted)
                _frames.Add(bytes);
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
            foreach (var frame in _frames.GetConsumingEnumerable())
            {
                _stream.Write(frame);
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
