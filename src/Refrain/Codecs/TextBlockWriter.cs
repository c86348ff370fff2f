namespace Refrain.Codecs;

/// <summary>Rows as text, each transcoded from the encoded row as it comes, and handed on in blocks.</summary>
internal abstract class TextBlockWriter(Stream destination) : RowBlockWriter(destination, 0)
{
    /// <summary>What was not handed on yet.</summary>
    protected RowText Text { get; } = new();

    public override void Dispose()
    {
        Text.Dispose();
        base.Dispose();
    }

    /// <summary>Writes the text of an encoded row, with its end.</summary>
    protected abstract void WriteRow(ref ValueReader reader, ref ValueWriter text);

    protected sealed override void Flush(ref ValueWriter writer)
    {
        var text = Text.Begin();
        try
        {
            var reader = new ValueReader(writer.WrittenSpan);
            WriteRow(ref reader, ref text);
            reader.End();
            if (text.Length >= BlockSize)
            {
                Destination.Write(text.WrittenSpan);
                text.Rewind(0);
            }
        }
        finally
        {
            Text.Keep(ref text);
        }

        writer.Rewind(0);
        Pending = 0;
    }

    protected sealed override void Finish(ref ValueWriter writer)
    {
        var text = Text.Begin();
        Destination.Write(text.WrittenSpan);
        Text.Keep(ref text);
    }
}
