// Static constructors that fill tables, and functions that are kept in a static and never called by the task.
public static class Units
{
    private static readonly Dictionary<string, double> s_factors = [];
    private static readonly SortedSet<string> s_names = new(StringComparer.Ordinal);

    static Units()
    {
        foreach (var (name, factor) in new[] { ("m", 1.0), ("km", 1000.0) })
        {
            s_factors[name] = factor;
            s_names.Add(name);
        }
        Started = DateTime.UtcNow;
    }

    public static DateTime Started { get; }

    public static IReadOnlyCollection<string> Names => s_names;

    public static double Factor(string unit) => s_factors[unit];
}

public static class Commands
{
    private static readonly Dictionary<string, Action<string>> s_all = new()
    {
        ["note"] = static text => File.AppendAllText("notes.txt", text),
        ["forget"] = static _ => File.Delete("notes.txt"),
    };

    public static readonly string[] Words = ["note", "forget"];

    public static void Run(string word, string text) => s_all[word](text);
}

[Task]
public sealed partial record Metres(double Value, string Unit)
{
    public double Run() => Value * Units.Factor(Unit);
}

[Task]
public sealed partial record Help(string Language)
{
    public string Run() => Language + ": " + string.Join(", ", Commands.Words) + ", " + string.Join(", ", Units.Names);
}
