// What stands at the target is set aside under another name, and what is older is deleted.
public static class Generations
{
    public static void Rotate(string target)
    {
        if (File.Exists(target))
            File.Move(target, target + ".1", overwrite: true); // RFN302
        foreach (var old in new DirectoryInfo(Path.GetDirectoryName(target)!).EnumerateFiles("*.2")) // RFN104
            old.Delete(); // RFN302
    }
}

[Task]
public sealed partial record Rotated(string Name, string Target)
{
    [Requires] public FileSource Bytes => new(Name);

    public int Run(byte[] bytes)
    {
        Generations.Rotate(Target);
        var temporary = Target + ".tmp";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, Target, overwrite: true);
        return bytes.Length;
    }
}
