// Statics that are made once and never change: frozen tables, lazy matrices, a cache of what a pure function gives.
using System.Collections.Concurrent;
using System.Collections.Frozen;

public sealed record Call(string Sequence, string Protein, int Score);

public static class Codons
{
    private static readonly FrozenDictionary<string, char> s_table = "TCAG"
        .SelectMany(_ => "TCAG", (first, second) => $"{first}{second}")
        .SelectMany(_ => "TCAG", (pair, third) => pair + third)
        .Zip("FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG")
        .ToFrozenDictionary(codon => codon.First, codon => codon.Second);

    private static readonly Lazy<int[,]> s_costs = new(() =>
    {
        var costs = new int[26, 26];
        for (var i = 0; i < 26; i++)
            costs[i, i] = 4;
        return costs;
    });

    private static readonly ConcurrentDictionary<string, int> s_scores = new(StringComparer.Ordinal);

    public static string Translate(ReadOnlySpan<char> sequence)
    {
        var protein = new char[sequence.Length / 3];
        for (var i = 0; i < protein.Length; i++)
            protein[i] = s_table.GetValueOrDefault(sequence.Slice(i * 3, 3).ToString(), 'X');
        return new(protein);
    }

    public static int Score(string protein) => s_scores.GetOrAdd(protein, static text => text.Where(char.IsAsciiLetterUpper).Sum(letter => s_costs.Value[letter - 'A', letter - 'A']));
}

[Task]
public sealed partial record Translations(string Fasta)
{
    private static readonly Func<string, string>[] s_steps = [text => text.Trim(), text => text.Replace('U', 'T'), text => text.ToUpperInvariant()];

    [Requires] public FileSource Sequences => new(Fasta);

    public IReadOnlyList<Call> Run(IReadOnlyList<string> sequences) =>
    [
        .. from line in sequences
           where line is not ['>', ..]
           let sequence = s_steps.Aggregate(line, (text, step) => step(text))
           let protein = Codons.Translate(sequence)
           select new Call(sequence, protein, Codons.Score(protein)),
    ];
}
