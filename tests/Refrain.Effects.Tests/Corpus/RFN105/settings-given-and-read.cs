// A holder gives its only object by a method, and a copy of it; whoever has the object only reads it, and the copy is nobody's else.
public sealed class Limits
{
    public double Warm { get; set; } = 20;
}

public static class Holder
{
    private static readonly Limits s_limits = new();
    private static readonly List<string> s_names = ["a", "b"];

    public static Limits Load() => s_limits;

    public static Limits Copy() => new() { Warm = s_limits.Warm };

    public static List<string> Names() => [.. s_names];
}

public static class Startup
{
    public static double Configured(double warm)
    {
        var copy = Holder.Copy();
        copy.Warm = warm;
        Holder.Names().Add("c");
        return Holder.Load().Warm + copy.Warm;
    }
}

[Task]
public sealed partial record IsWarm(double Celsius)
{
    public bool Run() => Celsius > Holder.Load().Warm && Holder.Names().Count > 1;
}
