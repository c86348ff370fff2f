// The span is over the input's own bytes.
[Task]
public sealed partial record Anonymous(string File)
{
    [Requires] public FileSource Log => new(File);

    public byte[] Run(byte[] log)
    {
        Blank(log.AsSpan());
        return log;
    }

    private static void Blank(Span<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= (byte)'0' and <= (byte)'9')
                text[i] = (byte)'#'; // RFN210
        }
    }
}
