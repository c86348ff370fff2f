// The number of processors only says how many workers there are, the machine's name is only logged: results stand at their own index.
using Microsoft.Extensions.Logging;

public sealed record Alignment(string Read, int Offset, int Mismatches);

public sealed record Width(int Workers)
{
    public static Width OfMachine(int most) => new(Math.Clamp(Environment.ProcessorCount - 1, 1, most));

    public ParallelOptions Options(CancellationToken token) => new() { MaxDegreeOfParallelism = Workers, CancellationToken = token };
}

public sealed class Aligner(string reference)
{
    public Alignment Best(string read)
    {
        var (best, least) = (0, int.MaxValue);
        for (var offset = 0; offset + read.Length <= reference.Length; offset++)
        {
            var mismatches = Mismatches(reference.AsSpan(offset, read.Length), read);
            if (mismatches < least)
                (best, least) = (offset, mismatches);
        }

        return new(read, best, least);
    }

    private static int Mismatches(ReadOnlySpan<char> window, ReadOnlySpan<char> read)
    {
        var count = 0;
        for (var i = 0; i < read.Length; i++)
            count += window[i] == read[i] ? 0 : 1;
        return count;
    }
}

[Task]
public sealed partial record Alignments(string Genome, string Reads)
{
    [Requires] public FileSource Reference => new(Genome);

    [Requires] public FileSource Sequences => new(Reads);

    public IReadOnlyList<Alignment> Run(string reference, IReadOnlyList<string> sequences, TaskContext context)
    {
        var width = Width.OfMachine(32);
        context.Logger.LogInformation("{Machine} aligns with {Workers} workers in {Folder}", Environment.MachineName, width.Workers, Environment.CurrentDirectory);
        var aligner = new Aligner(reference);
        var results = new Alignment[sequences.Count];
        Parallel.For(0, sequences.Count, width.Options(context.CancellationToken), i => results[i] = aligner.Best(sequences[i]));
        return results;
    }
}
