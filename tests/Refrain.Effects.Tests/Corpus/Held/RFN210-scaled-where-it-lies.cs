// The features are scaled in the very array that the store handed out, which other tasks in this process may be reading.
using System.Collections.Immutable;
using System.Runtime.InteropServices;

public sealed record Model(ImmutableArray<double> Weights, double Bias);

[Task]
public sealed partial record FeatureColumn(string File)
{
    [Requires] public FileSource Raw => new(File);

    public double[] Run(byte[] raw) => MemoryMarshal.Cast<byte, double>(raw).ToArray();
}

public interface IScaling
{
    void Fit(ReadOnlySpan<double> values);

    void Transform(Span<double> values);
}

public sealed class MinMax : IScaling
{
    private double _low;
    private double _width = 1;

    public void Fit(ReadOnlySpan<double> values)
    {
        (_low, var high) = (double.MaxValue, double.MinValue);
        foreach (var value in values)
            (_low, high) = (Math.Min(_low, value), Math.Max(high, value));
        _width = high > _low ? high - _low : 1;
    }

    public void Transform(Span<double> values)
    {
        foreach (ref var value in values)
            value = (value - _low) / _width; // RFN210
    }
}

public sealed class Trainer(params IScaling[] scalings)
{
    public Model Train(double[] features)
    {
        foreach (var scaling in scalings)
        {
            scaling.Fit(features);
            scaling.Transform(features);
        }

        return new([features.Length == 0 ? 0 : features.Average()], 1);
    }
}

[Task]
public sealed partial record TrainedModel(string File)
{
    [Requires] public FeatureColumn Column => new(File);

    public Model Run(double[] column) => new Trainer(new MinMax()).Train(column);
}
