// Every path that is deleted is below the scratch folder, whichever helper makes it.
public static class Layout
{
    public static string Part(string root, int number) => Path.Combine(root, "parts", $"{number}.bin");
}

[Task]
public sealed partial record Folded(int Parts)
{
    public byte[] Run(TaskContext context)
    {
        var root = context.ScratchDirectory;
        Directory.CreateDirectory(Path.Combine(root, "parts"));
        for (var part = 0; part < Parts; part++)
            File.WriteAllBytes(Layout.Part(root, part), [(byte)part, (byte)(part * 2)]);

        var folded = new byte[2];
        for (var part = 0; part < Parts; part++)
            Fold(part);
        return folded;

        void Fold(int part)
        {
            var path = Layout.Part(root, part);
            var bytes = File.ReadAllBytes(path);
            File.Delete(path);
            for (var i = 0; i < folded.Length; i++)
                folded[i] ^= bytes[i];
        }
    }
}
