// A task that throws has no output; what the message says is for people.
using System.Globalization;

public sealed record Rate(string Currency, decimal Value);

[Task]
public sealed partial record Rates(string File)
{
    [Requires] public FileSource Source => new(File);

    public IEnumerable<Rate> Run(IEnumerable<string> source)
    {
        foreach (var line in source)
        {
            var cells = line.Split(',');
            if (cells.Length != 2)
                throw new InvalidDataException($"{DateTime.Now:O} {File}: '{line}' has {cells.Length} cells instead of 2.");
            yield return new Rate(cells[0], decimal.Parse(cells[1], CultureInfo.InvariantCulture));
        }
    }
}
