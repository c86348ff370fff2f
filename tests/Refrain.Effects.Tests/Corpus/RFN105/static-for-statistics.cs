// Statistics are static and mutable, but only the log sees them.
using Microsoft.Extensions.Logging;

public sealed record Token(string Text, int At);

public static class Vocabulary
{
    private static int s_size = 100;

    public static int Size => s_size;

    public static void Grow(int by) => s_size += by;
}

[Task]
public sealed partial record Tokens(string File)
{
    [Requires] public FileSource Text => new(File);

    public IEnumerable<Token> Run(string text, [Service] ILogger<Tokens> logger)
    {
        logger.LogDebug("Vocabulary of {Size} words", Vocabulary.Size);
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf(' ', at) is var blank && blank < 0 ? text.Length : blank;
            if (end > at)
                yield return new Token(text[at..end], at);
            at = end + 1;
        }
    }
}
