namespace Refrain.Codecs;

/// <summary>The codec of tasks whose output is one value, which is held in memory while it is written and read.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TCodec">The codec of the value.</typeparam>
public sealed class ValueOutput<T, TCodec> : OutputCodec<T>
    where TCodec : struct, IValueCodec<T>
{
    /// <summary>Makes the codec.</summary>
    /// <param name="format">How the bytes are laid out.</param>
    /// <exception cref="ArgumentException">The format holds rows only.</exception>
    public ValueOutput(OutputFormat format = OutputFormat.Binary)
        : base(TCodec.Schema, format, isRows: false)
    {
        if (format == OutputFormat.Csv)
            throw new ArgumentException("CSV holds rows, not one value.", nameof(format));
    }

    /// <inheritdoc/>
    public override void Write(T value, Stream destination)
    {
        var writer = new ValueWriter(256);
        var start = 0;
        try
        {
            if (Format == OutputFormat.Binary)
                writer.WriteRaw(ArtifactHeader.Value);
            start = writer.Length;
            TCodec.Write(ref writer, value);
            if (Format == OutputFormat.Binary)
                destination.Write(writer.WrittenSpan);
            else
                JsonLines.WriteLine(Schema, writer.WrittenSpan, destination);
        }
        catch (InvalidOperationException e) when (NullPlace.IsIn(e))
        {
            throw NullPlace.At(e, Schema, writer.WrittenSpan[start..], value is null, row: null);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <inheritdoc/>
    public override T Read(Stream source)
    {
        using var whole = new GrowingBuffer(source);
        whole.FillToEnd();
        return Read(whole.Bytes);
    }

    internal override T Read(ReadOnlyMemory<byte> bytes) => Read(bytes.Span);

    private T Read(ReadOnlySpan<byte> bytes)
    {
        if (Format == OutputFormat.JsonLines)
            return ReadLine(bytes);
        var reader = new ValueReader(bytes);
        ArtifactHeader.Check(ref reader, ArtifactHeader.Value);
        return ReadWhole(ref reader);
    }

    private T ReadLine(ReadOnlySpan<byte> line)
    {
        var writer = new ValueWriter(256);
        try
        {
            JsonLines.ReadLine(Schema, line, ref writer);
            var reader = new ValueReader(writer.WrittenSpan);
            return ReadWhole(ref reader);
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static T ReadWhole(ref ValueReader reader)
    {
        var value = TCodec.Read(ref reader);
        reader.End();
        return value;
    }
}
