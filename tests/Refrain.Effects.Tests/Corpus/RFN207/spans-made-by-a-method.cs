// A method makes a span and hands it to a function beside what it was given: the span is nobody's but the method's, and what it was given stays the caller's.
[Task]
public sealed partial record MaskedWord(string Word, int Length)
{
    private static readonly int[] s_hidden = [1, 3, 4];

    public string Run() => string.Create(Length, (Word, Hidden: s_hidden), static (letters, given) =>
    {
        letters.Fill('.');
        given.Word.AsSpan(0, Math.Min(given.Word.Length, letters.Length)).CopyTo(letters);
        foreach (var at in given.Hidden)
        {
            if (at < letters.Length) letters[at] = '*';
        }
    });
}

[Task]
public sealed partial record CountedWord(string Word)
{
    private static readonly int[] s_counts = new int[8];

    public string Run() => string.Create(Word.Length, (Word, Counts: s_counts), static (letters, given) => // RFN105
    {
        letters.Fill((char)('a' + given.Counts[letters.Length % 8]));
        given.Counts[letters.Length % 8]++; // RFN207
    });
}
