// Tables that are made when they are first needed, always the same ones.
public sealed record Checksum(string Line, uint Crc);

public static class Crc32Table
{
    private static readonly Lazy<uint[]> s_table = new(Make);
    private static uint[]? s_reversed;

    public static uint[] Table => s_table.Value;

    public static uint[] Reversed => s_reversed ??= [.. Make().Reverse()];

    private static uint[] Make()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }
}

[Task]
public sealed partial record Checksums(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Checksum> Run(IEnumerable<string> lines) => lines.Select(line => new Checksum(line, Of(line)));

    private static uint Of(string text)
    {
        var crc = uint.MaxValue;
        foreach (var character in text)
            crc = Crc32Table.Table[(crc ^ character) & 0xFF] ^ (crc >> 8) ^ Crc32Table.Reversed[0];
        return ~crc;
    }
}
