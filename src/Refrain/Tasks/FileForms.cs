using System.Runtime.CompilerServices;
using System.Text;
using Refrain.Codecs;
using Refrain.Delimited;
using Refrain.JsonInput;

namespace Refrain;

/// <summary>The forms that the bytes of a file can be read in. Text is UTF-8; a byte order mark is honoured, bytes that are not UTF-8 are an error.</summary>
internal static class FileForms
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async ValueTask<byte[]> ReadBytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    public static StreamReader OpenText(InputReader input) => new(input.OpenRead(), s_strictUtf8, detectEncodingFromByteOrderMarks: true);

    public static IEnumerable<string> Lines(InputReader input)
    {
        using var reader = OpenText(input);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    public static async IAsyncEnumerable<string> LinesAsync(InputReader input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = OpenText(input);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            yield return line;
    }

    public static IEnumerable<TRow> Delimited<TRow, TReader>(InputReader input, byte separator, bool quoted)
        where TReader : struct, IDelimitedRow<TRow> =>
        new DelimitedReader<TRow, TReader>(input.OpenRead, input.DisplayName, separator, quoted);

    public static JsonLinesReader<TRow, TCodec> JsonLines<TRow, TCodec>(InputReader input, JsonNaming naming, JsonMember[] members)
        where TCodec : struct, IValueCodec<TRow> =>
        new(input.OpenRead, input.DisplayName, naming, members);
}
