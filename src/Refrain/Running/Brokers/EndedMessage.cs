namespace Refrain.Running;

/// <summary>What became of tasks, as a worker says it.</summary>
internal static class EndedMessage
{
    // What an error says of itself takes less, see FrameText.
    private const int BytesOfError = 1_000_000;
    private const int BytesOfOne = 100;
    private const int Most = 100_000;

    /// <summary>What became of one.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="Attempt">The attempt by which it was claimed last.</param>
    /// <param name="Result">What became of it.</param>
    public readonly record struct One(int Number, int Attempt, RunResult Result);

    /// <param name="worker">Who says it.</param>
    /// <param name="results">What became of tasks.</param>
    /// <param name="took">How long tasks were at work that have ended since it last said so.</param>
    /// <param name="timed">How many these are.</param>
    public static byte[] Write(WorkerNews worker, IReadOnlyList<One> results, TimeSpan took = default, int timed = 0) => Envelope.Write(EnvelopeKind.Ended, w =>
    {
        worker.Write(w);
        w.Write(took.Ticks);
        w.Write7BitEncodedInt(timed);
        w.Write7BitEncodedInt(results.Count);
        foreach (var one in results)
            w.Write7BitEncodedInt(one.Attempt);
        WorkerResults.Write(w, [.. results.Select(static r => (r.Number, r.Result))]);
    });

    /// <summary>Takes results apart that would not go into one message: what errors say is long.</summary>
    public static IEnumerable<IReadOnlyList<One>> Split(IEnumerable<One> results)
    {
        var some = new List<One>();
        var bytes = 0L;
        foreach (var one in results)
        {
            var more = one.Result.Error switch
            {
                null => BytesOfOne,
                RequiredTaskException required => BytesOfError + TaskRegistry.Encode(required.Required).Length,
                _ => BytesOfError,
            };
            if (some.Count == Most || (some.Count > 0 && bytes + more > Envelope.MostContent - BytesOfError))
            {
                yield return some;
                some = [];
                bytes = 0;
            }

            some.Add(one);
            bytes += more;
        }

        if (some.Count > 0)
            yield return some;
    }

    /// <param name="reader">The message, behind who says it.</param>
    /// <param name="took">As <see cref="Write"/> was given it.</param>
    /// <param name="timed">As <see cref="Write"/> was given it.</param>
    public static List<One> Read(BinaryReader reader, out TimeSpan took, out int timed)
    {
        took = TimeSpan.FromTicks(reader.ReadInt64());
        timed = reader.Read7BitEncodedInt();
        var attempts = new List<int>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            attempts.Add(reader.Read7BitEncodedInt());
        var results = WorkerResults.Read(reader, out _, out _);
        return results.Count == attempts.Count ? [.. results.Select((r, i) => new One(r.Number, attempts[i], r.Result))] : throw new FrameException("it has other results than it says");
    }
}
