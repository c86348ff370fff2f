// One of the two converters starts a program; the closed world has both.
using System.Diagnostics;

public interface IConverter
{
    byte[] Convert(byte[] picture, string scratch);
}

public sealed class Inverter : IConverter
{
    public byte[] Convert(byte[] picture, string scratch) => Array.ConvertAll(picture, b => (byte)~b);
}

public sealed class Magick : IConverter
{
    public byte[] Convert(byte[] picture, string scratch)
    {
        var (source, target) = (Path.Combine(scratch, "in.png"), Path.Combine(scratch, "out.png"));
        File.WriteAllBytes(source, picture);
        using (var process = Process.Start("magick", $"{source} -negate {target}")) // RFN206
            process.WaitForExit();
        return File.ReadAllBytes(target);
    }
}

[Task]
public sealed partial record Negative(string Picture, bool Fast)
{
    [Requires] public FileSource Original => new(Picture);

    public byte[] Run(byte[] original, TaskContext context)
    {
        IConverter converter = Fast ? new Inverter() : new Magick();
        return converter.Convert(original, context.ScratchDirectory);
    }
}
