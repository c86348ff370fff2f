// The array of the input is turned round where it is; another task may hold the same.
[Task]
public sealed partial record BigEndian(string File)
{
    [Requires] public FileSource Words => new(File);

    public byte[] Run(byte[] words)
    {
        for (var i = 0; i + 4 <= words.Length; i += 4)
            Array.Reverse(words, i, 4); // RFN210
        return words;
    }
}
