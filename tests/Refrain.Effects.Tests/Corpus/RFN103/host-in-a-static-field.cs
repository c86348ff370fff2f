// The machine's name is read before the task starts, into a static that never changes, and is in the output all the same.
public static class Origin
{
    public static readonly string Host = Environment.MachineName; // RFN103
    public static readonly string Unit = "°C";
}

[Task]
public sealed partial record Reading(string Sensor)
{
    public string Run() => $"{Sensor};{Origin.Host};{Origin.Unit}";
}

[Task]
public sealed partial record Heading(string Sensor)
{
    public string Run() => $"{Sensor} in {Origin.Unit}";
}
