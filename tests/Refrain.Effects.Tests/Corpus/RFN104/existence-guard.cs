// Whether the file is there is only asked so that the message says what is missing; the content comes as an input.
public sealed record Words(int Known, int Unknown);

[Task]
public sealed partial record KnownWords(string File, string Lexicon)
{
    [Requires] public FileSource Text => new(File);

    [Requires] public FileSource Lexemes => new(Lexicon);

    public Words Run(string text, IReadOnlyList<string> lexemes, TaskContext context)
    {
        if (lexemes.Count == 0 && !System.IO.File.Exists(Lexicon + ".sha256"))
            throw new InvalidDataException($"{Lexicon} is empty, and has no checksum beside it.");

        var folder = Path.Combine(context.ScratchDirectory, "words");
        if (!Directory.Exists(folder))
            Directory.CreateDirectory(folder);
        System.IO.File.WriteAllText(Path.Combine(folder, "text.txt"), text);

        var known = lexemes.ToHashSet(StringComparer.Ordinal);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Words(words.Count(known.Contains), words.Count(word => !known.Contains(word)));
    }
}
