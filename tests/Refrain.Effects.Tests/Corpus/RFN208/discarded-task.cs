// The check goes on when Run has ended, and nobody hears of its failure.
[Task]
public sealed partial record Snapshot(string Name, int Size)
{
    public async Task<byte[]> Run()
    {
        var bytes = new byte[Size];
        for (var i = 0; i < Size; i++)
            bytes[i] = (byte)(i % 251);
        _ = Task.Run(() => Verify(bytes)); // RFN208
        await Task.Yield();
        return bytes;
    }

    private static void Verify(byte[] bytes)
    {
        if (bytes.Length > 0 && bytes[0] != 0)
            throw new InvalidDataException("The snapshot does not start with 0.");
    }
}
