// A holder gives its only object by a method; one class changes it there, and another reads it.
public sealed class Limits
{
    public double Warm { get; set; } = 20;

    public List<string> Names { get; } = [];
}

public static class Holder
{
    private static readonly Limits s_limits = new();

    public static double Warm => s_limits.Warm; // RFN105

    public static Limits Load() => s_limits;
}

public static class Loading
{
    public static Limits All() => Holder.Load();
}

public static class Startup
{
    public static void Configure(double warm) => Loading.All().Warm = warm;
}

[Task]
public sealed partial record IsWarm(double Celsius)
{
    public bool Run() => Celsius > Holder.Warm;
}
//// File: Registry.cs
public static class Registry
{
    private static readonly List<string> s_names = [];

    public static IReadOnlyList<string> Names => s_names; // RFN105

    public static List<string> Open()
    {
        var names = s_names;
        return names;
    }
}

public static class Registration
{
    public static void Register(string name)
    {
        var names = Registry.Open();
        names.Add(name); // RFN207
    }
}

[Task]
public sealed partial record IsRegistered(string Name)
{
    public bool Run() => Registry.Names.Contains(Name);
}

[Task]
public sealed partial record Registered(string Name)
{
    public string Run()
    {
        Registration.Register(Name);
        return Name;
    }
}
