using System.Text;

namespace Refrain.Hosting.Display;

/// <summary>Takes UTF-8 and hands it to a text writer. Not thread-safe.</summary>
internal sealed class TextWriterStream(TextWriter writer) : WriteOnlyStream
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly char[] _chars = new char[8 * 1024];

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        for (var done = false; !done;)
        {
            _decoder.Convert(buffer, _chars, flush: false, out var bytes, out var chars, out done);
            writer.Write(_chars.AsSpan(0, chars));
            buffer = buffer[bytes..];
        }
    }

    public override void Flush() => writer.Flush();
}
