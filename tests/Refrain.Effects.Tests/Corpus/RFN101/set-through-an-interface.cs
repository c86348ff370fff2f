// A property that only an interface names is set to the clock, and read again by the class that has it.
public interface IStamped
{
    string Stamp { get; set; }
}

public sealed class Header : IStamped
{
    public string Stamp { get; set; } = "";

    public override string ToString() => "# " + Stamp;
}

[Task]
public sealed partial record HeaderOfFile(string Name)
{
    public string Run()
    {
        var header = new Header();
        Set(header, Name);
        return header.ToString();
    }

    private static void Set(IStamped stamped, string name) => stamped.Stamp = name + DateTime.UtcNow.Ticks; // RFN101
}
