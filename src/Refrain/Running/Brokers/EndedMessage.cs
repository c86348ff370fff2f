namespace Refrain.Running;

/// <summary>What became of tasks, as a worker says it.</summary>
internal static class EndedMessage
{
    /// <summary>What became of one.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Attempt">The attempt by which it was claimed last.</param>
    /// <param name="Result">What became of it.</param>
    public readonly record struct One(int Number, int Attempt, RunResult Result);

    public static byte[] Write(WorkerNews worker, IReadOnlyList<One> results) => Envelope.Write(EnvelopeKind.Ended, w =>
    {
        worker.Write(w);
        w.Write7BitEncodedInt(results.Count);
        foreach (var one in results)
            w.Write7BitEncodedInt(one.Attempt);
        WorkerResults.Write(w, [.. results.Select(r => new WorkerResults.One(r.Number, r.Result))], isTainted: false);
    });

    public static List<One> Read(BinaryReader reader)
    {
        var attempts = new List<int>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            attempts.Add(reader.Read7BitEncodedInt());
        var results = WorkerResults.Read(reader, out _, out _);
        return results.Count == attempts.Count ? [.. results.Select((r, i) => new One(r.Number, attempts[i], r.Result))] : throw new FrameException("it has other results than it says");
    }
}
