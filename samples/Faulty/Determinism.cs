using Refrain;

/// <summary>An invoice with the day of its making.</summary>
[Task]
public sealed partial record Invoice(string Customer)
{
    /// <summary>Writes it.</summary>
    public string Run() => $"{Customer}, {DateTime.UtcNow:O}"; // RFN101: another text each time
}

/// <summary>A few lines of a file, picked at random.</summary>
[Task]
public sealed partial record Picked(string File, int Count)
{
    /// <summary>The lines.</summary>
    [Requires] public FileSource Lines => new(File);

    /// <summary>Picks them.</summary>
    public IEnumerable<string> Run(IReadOnlyList<string> lines)
    {
        var random = new Random(); // RFN102: other lines each time
        for (var i = 0; i < Count; i++) yield return lines[random.Next(lines.Count)];
    }
}

/// <summary>Which machine made it.</summary>
[Task]
public sealed partial record Signed(string Text)
{
    /// <summary>Signs it.</summary>
    public string Run() => Text + "\n" + Environment.MachineName; // RFN103: another text on each worker
}

/// <summary>The rate of a currency.</summary>
[Task]
public sealed partial record Rate(string Currency)
{
    /// <summary>Looks it up.</summary>
    public string? Run() => File.ReadLines("/data/rates.csv").FirstOrDefault(IsOurs); // RFN104: the file is no input

    private bool IsOurs(string line) => line.StartsWith(Currency, StringComparison.Ordinal);
}

/// <summary>Settings that are loaded at some time.</summary>
public static class Limits
{
    /// <summary>From how many degrees on it is warm.</summary>
    public static double Warm { get; private set; } = 20;

    /// <summary>Changes it.</summary>
    public static void Load(double warm) => Warm = warm;
}

/// <summary>Whether it is warm.</summary>
[Task]
public sealed partial record IsWarm(double Celsius)
{
    /// <summary>Compares.</summary>
    public bool Run() => Celsius >= Limits.Warm; // RFN105: before Load it is another limit
}

/// <summary>The words of a text.</summary>
[Task]
public sealed partial record Words(string Text)
{
    /// <summary>Each once.</summary>
    public IEnumerable<string> Run()
    {
        var words = new HashSet<string>(Text.Split(' '), StringComparer.Ordinal);
        foreach (var word in words) yield return word; // RFN106: a set has no order
    }
}

/// <summary>A mean as people read it.</summary>
[Task]
public sealed partial record Mean(double Value)
{
    /// <summary>Writes it.</summary>
    public string Run() => $"mean {Value:F1}"; // RFN107: a comma in one culture, a point in another
}

/// <summary>The bucket that a user is in.</summary>
[Task]
public sealed partial record Bucket(string User)
{
    /// <summary>Computes it.</summary>
    public int Run() => (User.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % 16; // RFN108: another bucket in each process
}
