// One helper, two modes: the task appends to scratch only, and the append to the log is in a tool that no task reaches.
using System.Text;

public static class Sink
{
    public static void Write(string path, FileMode mode, string text)
    {
        using var stream = new FileStream(path, mode, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}

public static class OperatorTool
{
    public static void Note(string text) => Sink.Write("/var/log/operator.log", FileMode.Append, text);
}

[Task]
public sealed partial record Letters(string Text)
{
    public void Run(OutputFile letters, TaskContext context)
    {
        var collected = Path.Combine(context.ScratchDirectory, "collected.txt");
        foreach (var letter in Text.Where(char.IsAsciiLetter))
            Sink.Write(collected, FileMode.Append, letter + "\n");
        letters.WriteAllText(File.ReadAllText(collected));
    }
}
