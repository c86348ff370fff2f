// Copies are sorted, filled and changed; the input stays as it is.
public sealed record Point(double X, double Y);

[Task]
public sealed partial record Points(string File)
{
    [Requires] public FileSource Lines => new(File);

    public List<Point> Run(IReadOnlyList<string> lines) => lines.Select(line => new Point(line.Length, line.Count(letter => letter == 'x'))).ToList();
}

[Task, Requires<Points>]
public sealed partial record Hull(string File, double Shift)
{
    public IReadOnlyList<Point> Run(IReadOnlyList<Point> points)
    {
        var sorted = points.ToList();
        sorted.Sort((a, b) => a.X != b.X ? a.X.CompareTo(b.X) : a.Y.CompareTo(b.Y));
        for (var i = 0; i < sorted.Count; i++)
            sorted[i] = sorted[i] with { X = sorted[i].X + Shift };
        var array = new Point[sorted.Count];
        sorted.CopyTo(array);
        Array.Reverse(array);
        var stack = new Stack<Point>();
        foreach (var point in array)
        {
            while (stack.Count > 1 && stack.Peek().Y > point.Y)
                stack.Pop();
            stack.Push(point);
        }

        return [.. stack.Reverse()];
    }
}
