// A binary export with header and footer: until the footer is written, readers find a broken file.
using System.Buffers.Binary;

public static class ColumnFile
{
    private static readonly byte[] s_magic = "COL1"u8.ToArray();

    public static void Write(string path, ReadOnlySpan<long> values)
    {
        using var stream = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write }); // RFN301
        stream.Write(s_magic);
        Span<byte> buffer = stackalloc byte[8];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(buffer, value);
            stream.Write(buffer);
        }

        stream.Write(s_magic);
    }
}

[Task]
public sealed partial record Column(string Name, int Rows, string LakeFolder)
{
    public int Run()
    {
        var values = new long[Rows];
        for (var i = 0; i < Rows; i++)
            values[i] = (long)i * i;
        ColumnFile.Write(Path.Combine(LakeFolder, Name + ".col"), values);
        return values.Length;
    }
}
