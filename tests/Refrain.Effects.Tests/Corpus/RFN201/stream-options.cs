// FileStreamOptions with FileMode.Append is an append like any other.
using System.Text;

[Task]
public sealed partial record Watermark(string Topic, long Offset, string StateFolder)
{
    private static readonly FileStreamOptions s_options = new()
    {
        Mode = FileMode.Append,
        Access = FileAccess.Write,
        Share = FileShare.None,
    };

    public long Run()
    {
        using var stream = new FileStream(Path.Combine(StateFolder, Topic + ".offsets"), s_options); // RFN201
        stream.Write(Encoding.ASCII.GetBytes($"{Offset}\n"));
        return Offset;
    }
}
