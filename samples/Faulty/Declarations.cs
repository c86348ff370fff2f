using Refrain;

/// <summary>What a shop took on a day.</summary>
[Task]
public sealed partial record Takings(string Shop, DateOnly Day)
{
    /// <summary>The amounts, one a line.</summary>
    [Requires] public FileSource Amounts => new($"{Shop}-{Day:O}.txt");

    /// <summary>Counts them.</summary>
    public int Run(IReadOnlyList<string> amounts) => amounts.Count;
}

/// <summary>What a shop took in a week: which week depends on when it is asked.</summary>
[Task]
public sealed partial record WeekOfTakings(string Shop)
{
    /// <summary>The seven days.</summary>
    [Requires]
    public IEnumerable<Takings> Days
    {
        get
        {
            var today = DateOnly.FromDateTime(DateTime.Today); // RFN014: tomorrow this is another week
            return Enumerable.Range(1, 7).Select(ago => new Takings(Shop, today.AddDays(-ago)));
        }
    }

    /// <summary>Adds them up.</summary>
    public int Run(IReadOnlyList<int> days) => days.Sum();
}

/// <summary>The first lines of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Count">How many lines.</param>
[Task]
public sealed partial record FirstLines(
    string File,
    [property: Insignificant] int Count = 10) // RFN015: two lengths, one key
{
    /// <summary>The lines.</summary>
    [Requires] public FileSource Lines => new(File);

    /// <summary>Takes the first.</summary>
    public IEnumerable<string> Run(IEnumerable<string> lines) => lines.Take(Count);
}
