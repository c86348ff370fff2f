// A C# event of an object that the task made: its handlers fill a list of the task.
public sealed class Scanner
{
    public event Action<int, string>? LineFound;

    public void Scan(IEnumerable<string> lines)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.Length > 80)
                LineFound?.Invoke(number, line);
        }
    }
}

[Task]
public sealed partial record LongLines(string File)
{
    [Requires] public FileSource Text => new(File);

    public IReadOnlyList<int> Run(IEnumerable<string> text)
    {
        var numbers = new List<int>();
        var scanner = new Scanner();
        scanner.LineFound += (number, _) => numbers.Add(number);
        scanner.Scan(text);
        return numbers;
    }
}
