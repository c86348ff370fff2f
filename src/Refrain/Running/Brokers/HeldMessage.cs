namespace Refrain.Running;

/// <summary>What of a run is in a worker's hands, as it answers a driver that misses tasks.</summary>
/// <param name="Worker">The worker's name.</param>
/// <param name="Question">The driver's number of the question.</param>
/// <param name="IsSettled">Whether it knows everything that it has: not while it is just taking something in.</param>
/// <param name="IsIdle">Whether it would begin at once whatever comes.</param>
/// <param name="Tasks">The numbers of the tasks that it has.</param>
internal sealed record HeldMessage(string Worker, int Question, bool IsSettled, bool IsIdle, IReadOnlyList<int> Tasks)
{
    /// <summary>The message of a worker to its driver.</summary>
    public byte[] ToBytes() => Envelope.Write(EnvelopeKind.Held, writer =>
    {
        writer.Write(Worker);
        writer.Write(Question);
        writer.Write(IsSettled);
        writer.Write(IsIdle);
        writer.Write7BitEncodedInt(Tasks.Count);
        foreach (var number in Tasks)
            writer.Write7BitEncodedInt(number);
    });

    public static HeldMessage Read(BinaryReader reader)
    {
        var worker = reader.ReadString();
        var question = reader.ReadInt32();
        var isSettled = reader.ReadBoolean();
        var isIdle = reader.ReadBoolean();
        var tasks = new List<int>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            tasks.Add(reader.Read7BitEncodedInt());
        return new(worker, question, isSettled, isIdle, tasks);
    }
}
