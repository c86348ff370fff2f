// Numbers are written into a buffer of characters, one with a provider and one without.
using System.Buffers;
using System.Globalization;

public static class Cells
{
    public static string Of(double value, decimal price)
    {
        var buffer = ArrayPool<char>.Shared.Rent(64);
        try
        {
            value.TryFormat(buffer, out var written); // RFN107
            buffer[written++] = ';';
            price.TryFormat(buffer.AsSpan(written), out var more, "0.00", CultureInfo.InvariantCulture);
            return new string(buffer, 0, written + more);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}

[Task]
public sealed partial record PriceCells(string File)
{
    [Requires] public FileSource Bytes => new(File);

    public IEnumerable<string> Run(byte[] bytes) => bytes.Select(one => Cells.Of(one / 3.0, one / 100m));
}
