// Each thread sums up in floating point, and the partial sums are added as the threads end; the integers may be added like that.
public sealed record Masses(double Kilograms, long Grams);

public static class Weighing
{
    public static double Kilograms(IReadOnlyList<string> lines)
    {
        var gate = new Lock();
        var total = 0.0;
        Parallel.For(0, lines.Count, () => 0.0, (i, _, sum) => sum + (lines[i].Length * 0.1), sum => { lock (gate) total += sum; }); // RFN106
        return total;
    }

    public static long Grams(IReadOnlyList<string> lines)
    {
        var total = 0L;
        Parallel.For(0, lines.Count, () => 0L, (i, _, sum) => sum + lines[i].Length, sum => Interlocked.Add(ref total, sum));
        return total;
    }
}

[Task]
public sealed partial record Weighed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public Masses Run(IReadOnlyList<string> lines) => new(Weighing.Kilograms(lines), Weighing.Grams(lines));
}
