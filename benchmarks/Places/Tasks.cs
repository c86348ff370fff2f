using Refrain;

namespace Places;

/// <summary>A small file at a place outside of the store.</summary>
[Task]
public sealed partial record SmallFile(int Number)
{
    public void Run([Place("small/{Number}.txt")] OutputFile file) => file.WriteAllText(Content.Small(Number));
}

/// <summary>A large one.</summary>
[Task]
public sealed partial record LargeFile(int Blocks)
{
    public void Run([Place("large/{Blocks}.bin")] OutputFile file)
    {
        using var stream = file.OpenWrite();
        for (var i = 0; i < Blocks; i++)
            stream.Write(Content.Block);
    }
}

/// <summary>A folder of small files.</summary>
[Task]
public sealed partial record SmallFolder(int Files)
{
    public void Run([Place("folder/{Files}")] OutputDirectory folder)
    {
        for (var i = 0; i < Files; i++)
            folder.File($"{i % 10}/{i}.txt").WriteAllText(Content.Small(i));
    }
}

/// <summary>What is in the files.</summary>
internal static class Content
{
    public static byte[] Block { get; } = [.. Enumerable.Range(0, 1 << 20).Select(i => (byte)(i * 7))];

    public static string Small(int number) => new((char)('a' + number % 26), 200);
}
