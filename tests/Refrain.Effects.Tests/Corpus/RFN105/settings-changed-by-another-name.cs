// What a static holds is changed through a parameter, a local, a member of it and the property that gives it out; one other static is handed on and only read.
public sealed class Settings
{
    public double Limit { get; set; } = 20;

    public Scale Scale { get; } = new();
}

public sealed class Scale
{
    public double Factor { get; set; } = 1;
}

public static class App
{
    public static readonly Settings ByParameter = new();
    public static readonly Settings ByLocal = new();
    public static readonly Settings ByMember = new();
    private static readonly Settings s_given = new();
    public static readonly Settings Fixed = new();

    public static Settings Given => s_given; // RFN105

    public static void Start(double limit)
    {
        Load(ByParameter, limit);
        var local = ByLocal;
        local.Limit = limit;
        ByMember.Scale.Factor = limit;
        Given.Limit = limit;
        Show(Fixed);
    }

    private static void Load(Settings settings, double limit) => settings.Limit = limit;

    private static void Show(Settings settings) => Console.WriteLine(settings.Limit);
}

[Task]
public sealed partial record ByParameter(double Celsius)
{
    public bool Run() => Celsius > App.ByParameter.Limit; // RFN105
}

[Task]
public sealed partial record ByLocal(double Celsius)
{
    public bool Run() => Celsius > App.ByLocal.Limit; // RFN105
}

[Task]
public sealed partial record ByMember(double Celsius)
{
    public bool Run() => Celsius > App.ByMember.Scale.Factor; // RFN105
}

[Task]
public sealed partial record ByProperty(double Celsius)
{
    public bool Run()
    {
        var settings = App.Given;
        return Celsius > settings.Limit;
    }
}

[Task]
public sealed partial record ByFixed(double Celsius)
{
    public bool Run() => Celsius > App.Fixed.Limit;
}
