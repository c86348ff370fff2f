// Tables that are made on first use and never changed: Lazy, a static constructor, ??=.
using System.Collections.Frozen;

public static class Tables
{
    private static readonly Lazy<int[]> s_squares = new(() => [.. Enumerable.Range(0, 100).Select(i => i * i)]);
    private static readonly FrozenDictionary<char, int> s_values;
    private static string? s_alphabet;

    static Tables()
    {
        var values = new Dictionary<char, int>();
        for (var letter = 'A'; letter <= 'Z'; letter++)
            values[letter] = letter - 'A' + 1;
        s_values = values.ToFrozenDictionary();
    }

    public static int Square(int i) => s_squares.Value[i];

    public static int Value(char letter) => s_values.GetValueOrDefault(letter);

    public static string Alphabet => s_alphabet ??= string.Concat(Enumerable.Range('a', 26).Select(c => (char)c));
}

[Task]
public sealed partial record Score(string Word)
{
    public int Run() => Word.Sum(Tables.Value) + Tables.Square(Word.Length % 100) + Tables.Alphabet.IndexOf('q');
}
