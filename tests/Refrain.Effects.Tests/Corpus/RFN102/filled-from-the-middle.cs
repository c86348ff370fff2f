// A part of an array is filled by chance.
using System.Security.Cryptography;

[Task]
public sealed partial record Padded(string Name)
{
    public byte[] Run()
    {
        var bytes = new byte[16];
        bytes[0] = (byte)Name.Length;
        RandomNumberGenerator.Fill(bytes.AsSpan(1)); // RFN102
        return bytes;
    }
}
