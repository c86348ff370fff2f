namespace Refrain.Running;

/// <summary>Which tasks a worker has taken over from another one that ended or was cut off.</summary>
internal static class RetakenMessage
{
    /// <summary>One of them.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Attempt">The attempt for which it is claimed anew. What is said of an earlier one does not count, unless it was committed.</param>
    public readonly record struct One(int Number, int Attempt);

    /// <param name="tasks">The tasks.</param>
    /// <param name="kind">What else is said of them in the same words.</param>
    public static byte[] Write(IReadOnlyList<One> tasks, EnvelopeKind kind = EnvelopeKind.Retaken) => Envelope.Write(kind, w =>
    {
        w.Write7BitEncodedInt(tasks.Count);
        foreach (var one in tasks)
        {
            w.Write7BitEncodedInt(one.Number);
            w.Write7BitEncodedInt(one.Attempt);
        }
    });

    public static List<One> Read(BinaryReader reader)
    {
        var tasks = new List<One>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            tasks.Add(new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()));
        return tasks;
    }
}
