// The squares of a set's numbers are added up in a loop, in an order that is nobody's.
public sealed record Norm(double Length, int Terms);

[Task]
public sealed partial record VectorNorm(string File)
{
    [Requires] public FileSource Terms => new(File);

    public Norm Run(IEnumerable<string> terms)
    {
        var weights = new Dictionary<int, double>();
        foreach (var term in terms)
            weights[term.Length] = weights.GetValueOrDefault(term.Length) + 1.0 / (1 + term.Length);
        return new Norm(Length(weights), weights.Count);
    }

    private static double Length(Dictionary<int, double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights.Values) // RFN106
            sum += weight * weight;
        return Math.Sqrt(sum);
    }
}
