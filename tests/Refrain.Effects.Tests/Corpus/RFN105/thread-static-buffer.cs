// What an earlier task on this thread has left in the buffer's length decides how lines are cut.
public sealed record Cut(string Text, int Width);

public static class Layout
{
    [ThreadStatic]
    private static int t_width;

    public static int Width
    {
        get => t_width == 0 ? 80 : t_width; // RFN105
        set => t_width = value;
    }
}

public sealed class Console80
{
    public static void UseWideScreen() => Layout.Width = 132;
}

[Task]
public sealed partial record CutLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Cut> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var width = Layout.Width;
            yield return new Cut(line.Length > width ? line[..width] : line, width);
        }
    }
}
