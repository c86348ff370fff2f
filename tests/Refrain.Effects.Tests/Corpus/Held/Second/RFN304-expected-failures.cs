// Specific, expected exceptions with a value that means them; wrapped and thrown again where not.
using System.Text.Json;

public sealed record Verdict(string Line, bool Valid);

public sealed class DocumentException(string message, Exception inner) : Exception(message, inner);

public static class Json
{
    public static bool IsValid(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static int Depth(string text, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.GetArrayLength() : 1;
        }
        catch (Exception error)
        {
            throw new DocumentException($"{name} has no depth.", error);
        }
    }
}

[Task]
public sealed partial record Verdicts(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Verdict> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var valid = Json.IsValid(line);
            yield return new(line, valid && Json.Depth(line, File) > 0);
        }
    }
}
