// Rows that do not parse are appended to an error file of all runs.
public sealed class ErrorFile(string path) : IDisposable
{
    private readonly StreamWriter _writer = new(path, append: true); // RFN201

    public int Count { get; private set; }

    public void Add(string row, string reason)
    {
        Count++;
        _writer.Write($"{reason}: {row}\n");
    }

    public void Dispose() => _writer.Dispose();
}

[Task]
public sealed partial record Parsed(string File, string Errors)
{
    [Requires] public FileSource Rows => new(File);

    public IReadOnlyList<int> Run(IReadOnlyList<string> rows)
    {
        using var errors = new ErrorFile(Errors);
        var numbers = new List<int>();
        foreach (var row in rows)
        {
            if (int.TryParse(row, out var number))
                numbers.Add(number);
            else
                errors.Add(row, "no number");
        }

        return numbers;
    }
}
