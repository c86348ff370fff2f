// What is sorted, scaled, reversed and overwritten are copies of the inputs and objects made from them.
public sealed record Sample(string Id, double Value);

public sealed record Ranked(int Rank, string Id, double Share);

[Task]
public sealed partial record RawSamples(string File)
{
    [Requires] public FileSource Lines => new(File);

    public List<Sample> Run(IEnumerable<string> lines) => [.. lines.Select((line, i) => new Sample(line, line.Length + (i / 10.0)))];
}

public sealed class Ranking
{
    private readonly List<Sample> _samples;
    private readonly double[] _values;

    public Ranking(IReadOnlyCollection<Sample> samples)
    {
        _samples = new(samples);
        _values = [.. samples.Select(sample => sample.Value)];
    }

    public Ranking Descending()
    {
        _samples.Sort(static (x, y) => y.Value.CompareTo(x.Value) is not 0 and var order ? order : string.CompareOrdinal(x.Id, y.Id));
        Array.Sort(_values);
        _values.AsSpan().Reverse();
        return this;
    }

    public IEnumerable<Ranked> Shares()
    {
        var span = _values.AsSpan();
        double total = 0;
        foreach (var value in span)
            total += value;
        foreach (ref var value in span)
            value /= total;
        for (var i = 0; i < _samples.Count; i++)
            _samples[i] = _samples[i] with { Value = _values[i] };
        return _samples.Select((sample, i) => new Ranked(i + 1, sample.Id, sample.Value)).ToList();
    }
}

[Task]
public sealed partial record RankedSamples(string File, int Top)
{
    [Requires] public RawSamples Samples => new(File);

    public IReadOnlyList<Ranked> Run(List<Sample> samples)
    {
        var best = samples.ToList();
        best.RemoveAll(sample => double.IsNaN(sample.Value));
        best.Add(new("", 0));
        return [.. new Ranking(best).Descending().Shares().Take(Top)];
    }
}
