namespace Refrain.Hosting.Tests.Shop;

/// <summary>How good something is.</summary>
public enum Grade
{
    /// <summary>Good.</summary>
    Good,

    /// <summary>Bad.</summary>
    Bad,
}

/// <summary>A row with a cell of every kind that a table shows in its own way.</summary>
public readonly record struct Rank(int Place, string Name, double Average, double? Median, Grade Grade, IReadOnlyList<int> Scores, DateOnly Day);

/// <summary>Three rows.</summary>
[Task]
public sealed partial record Ranks
{
    public IEnumerable<Rank> Run() =>
    [
        new(1, "Ada", 23, 22.5, Grade.Good, [1, 2], new DateOnly(2026, 11, 22)),
        new(2, "a|b\u001b[1m\n\ud800\\ud800", double.NaN, null, Grade.Bad, [], new DateOnly(2026, 1, 1)),
        new(3, new string('x', 100), -1e300, -7, Grade.Good, [1234567], DateOnly.MinValue),
    ];
}

/// <summary>A single record.</summary>
[Task]
public sealed partial record Best
{
    public Rank Run() => new(1, "Ada", 23, 22.5, Grade.Good, [1, 2], new DateOnly(2026, 11, 22));
}

/// <summary>No row at all, as JSON Lines.</summary>
[Task(Format = OutputFormat.JsonLines)]
public sealed partial record Nobody
{
    public IEnumerable<(int Id, string Name)> Run() => [];
}

/// <summary>Has parameters of which not all that can be written is a value.</summary>
/// <param name="Grade">How good it is.</param>
/// <param name="Price">What it costs.</param>
[Task]
public sealed partial record Priced(Grade Grade = Grade.Good, decimal Price = 1)
{
    public string Run() => FormattableString.Invariant($"{Grade} {Price}");
}

/// <summary>A file.</summary>
/// <param name="IsText">Whether it is text.</param>
[Task]
public sealed partial record Exported(bool IsText = true)
{
    public void Run(OutputFile file)
    {
        if (IsText)
            file.WriteAllText("first\tline\r\nsecond \u001b[1mline\n");
        else
            file.WriteAllBytes([0, 255, 1]);
    }
}
