namespace Refrain.Tests.Keys;

/// <summary>Makes wrong messages of right ones: changed, inserted and removed bytes, huge counts, ends cut off, pieces of others.</summary>
internal sealed class Mutation(Random random, List<byte[]> messages)
{
    private static readonly byte[][] _hostile =
    [
        [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [0x80, 0x00], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
        [0x20, 0xFF, 0xFF, 0x03], [0xED, 0xA0, 0x80], [0x20, 0x01, 0x20, 0x01, 0x20, 0x01], [0x25, 0x25, 0x25, 0x25], [0x00], [0x7F],
    ];

    public byte[] Next()
    {
        var message = messages[random.Next(messages.Count)].ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
            Change(message);
        return [.. message];
    }

    private void Change(List<byte> message)
    {
        var at = random.Next(message.Count + 1);
        switch (random.Next(8))
        {
            case 0 when at < message.Count:
                message[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < message.Count:
                message[at] = (byte)random.Next(256);
                break;
            case 2 when at < message.Count:
                message.RemoveAt(at);
                break;
            case 3:
                message.Insert(at, (byte)random.Next(0x30));
                break;
            case 4:
                message.InsertRange(at, _hostile[random.Next(_hostile.Length)]);
                break;
            case 5:
                message.RemoveRange(at, message.Count - at);
                break;
            case 6:
                var other = messages[random.Next(messages.Count)];
                var start = random.Next(other.Length);
                message.InsertRange(at, other[start..random.Next(start, other.Length)]);
                break;
            case 7 when at < message.Count:
                message[at] = (byte)(message[at] + (random.Next(2) == 0 ? 1 : -1));
                break;
        }
    }
}
