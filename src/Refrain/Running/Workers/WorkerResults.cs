namespace Refrain.Running;

/// <summary>What became of tasks, as a frame says it.</summary>
internal static class WorkerResults
{
    private enum Kind : byte
    {
        Committed,
        Failed,
        Lost,
    }

    /// <summary>What became of one task.</summary>
    public readonly record struct One(int Number, RunResult Result);

    /// <param name="writer">The frame.</param>
    /// <param name="results">What became of the tasks.</param>
    /// <param name="isTainted">Whether something may be at work in the worker that nobody wants any more.</param>
    public static void Write(BinaryWriter writer, IReadOnlyList<One> results, bool isTainted)
    {
        writer.Write(Environment.WorkingSet);
        writer.Write(isTainted);
        writer.Write7BitEncodedInt(results.Count);
        foreach (var (number, result) in results)
        {
            writer.Write(number);
            if (result.Published is { } version)
            {
                writer.Write((byte)Kind.Committed);
                writer.WriteHash(version);
            }
            else if (result.Error is { } error)
            {
                writer.Write((byte)Kind.Failed);
                writer.WriteError(error);
            }
            else
            {
                writer.Write((byte)Kind.Lost);
            }
        }
    }

    /// <param name="reader">The frame.</param>
    /// <param name="memory">How much memory the worker has, in bytes.</param>
    /// <param name="isTainted">As <see cref="Write"/> was given it.</param>
    /// <exception cref="FrameException">It is no such frame.</exception>
    public static List<One> Read(BinaryReader reader, out long memory, out bool isTainted)
    {
        memory = reader.ReadInt64();
        isTainted = reader.ReadBoolean();
        var results = new List<One>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            var number = reader.ReadInt32();
            results.Add(new(number, (Kind)reader.ReadByte() switch
            {
                Kind.Committed => RunResult.Committed(reader.ReadHash()),
                Kind.Failed => RunResult.Failed(reader.ReadError()),
                Kind.Lost => RunResult.Lost,
                var other => throw new FrameException($"there is no result {other}"),
            }));
        }

        return results;
    }
}
