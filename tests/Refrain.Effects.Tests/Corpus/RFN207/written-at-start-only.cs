// The static is written by the program's start; tasks use the pure method beside it.
public static class Limits
{
    private static int s_verbosity;

    public static void Configure(string[] arguments) => s_verbosity = arguments.Length;

    public static bool Verbose => s_verbosity > 1;

    public static int Clamp(int value) => Math.Clamp(value, 0, 1000);
}

[Task]
public sealed partial record Clamped(int Value)
{
    public int Run() => Limits.Clamp(Value);
}
