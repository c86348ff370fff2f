// What goes wrong is told with more words, and thrown.
public sealed class LoadException(string message, Exception inner) : Exception(message, inner);

[Task]
public sealed partial record Parsed(string File)
{
    [Requires] public FileSource Text => new(File);

    public int Run(string text)
    {
        try
        {
            return System.Text.Json.JsonDocument.Parse(text).RootElement.GetArrayLength();
        }
        catch (Exception error)
        {
            throw new LoadException($"{File} cannot be read", error);
        }
    }
}
