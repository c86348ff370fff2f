// A base class puts the process id and the current folder into the envelope.
public abstract class Envelope
{
    protected abstract string Body { get; }

    public string Seal() => $"{Origin()}\n{Body}";

    private static string Origin() => $"{Environment.ProcessId}@{Environment.CurrentDirectory}"; // RFN103
}

public sealed class OrderEnvelope(string order) : Envelope
{
    protected override string Body => order.Trim();
}

[Task]
public sealed partial record SealedOrder(string File)
{
    [Requires] public FileSource Order => new(File);

    public string Run(string order) => new OrderEnvelope(order).Seal();
}
