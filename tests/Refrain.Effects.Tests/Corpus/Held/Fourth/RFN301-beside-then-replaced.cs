// The file is written beside its place and moved there; the writers of the output and of memory are no files of others.
using System.Text.Json;

public static class Atomic
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var beside = path + ".new";
        await using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}

[Task]
public sealed partial record Manifest(string Name, string Target)
{
    public async Task Run(OutputFile copy)
    {
        var body = new Dictionary<string, string> { ["name"] = Name };
        await Atomic.WriteAsync(Target, stream => JsonSerializer.SerializeAsync(stream, body));
        await using var own = copy.OpenWrite();
        await JsonSerializer.SerializeAsync(own, body);
    }
}
