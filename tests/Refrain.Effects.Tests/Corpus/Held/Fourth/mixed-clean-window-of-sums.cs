// A sliding window with spans and pooled state of the run; ties are broken, and all is added in the order of the rows.
using System.Globalization;
using System.Runtime.InteropServices;

public ref struct Window(Span<double> slots)
{
    private readonly Span<double> _slots = slots;
    private int _count;

    public double Push(double value)
    {
        _slots[_count++ % _slots.Length] = value;
        var sum = 0.0;
        foreach (var slot in _slots[..Math.Min(_count, _slots.Length)])
            sum += slot;
        return sum / Math.Min(_count, _slots.Length);
    }
}

[Task]
public sealed partial record MovingMeans(string File, int Width)
{
    [Requires] public FileSource Lines => new(File);

    public List<double> Run(IReadOnlyList<string> lines)
    {
        var means = new List<double>(lines.Count);
        var window = new Window(new double[Width]);
        foreach (var line in lines)
            means.Add(window.Push(double.Parse(line, CultureInfo.InvariantCulture)));
        foreach (ref var mean in CollectionsMarshal.AsSpan(means))
            mean = Math.Round(mean, 6);
        return means;
    }
}
