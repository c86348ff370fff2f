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

    /// <param name="writer">The frame.</param>
    /// <param name="results">What became of the tasks, by their numbers.</param>
    /// <param name="isTainted">Whether something may be at work in the worker that nobody wants any more.</param>
    public static void Write(BinaryWriter writer, IReadOnlyList<(int Number, RunResult Result)> results, bool isTainted = false)
    {
        writer.Write(Environment.WorkingSet);
        writer.Write(isTainted);
        writer.Write7BitEncodedInt(results.Count);
        for (var i = 0; i < results.Count; i++)
            WriteOne(writer, results[i].Number, results[i].Result);
    }

    private static void WriteOne(BinaryWriter writer, int number, RunResult result)
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

    /// <param name="reader">The frame.</param>
    /// <param name="memory">How much memory the worker has, in bytes.</param>
    /// <param name="isTainted">As <see cref="Write"/> was given it.</param>
    /// <exception cref="FrameException">It is no such frame.</exception>
    public static List<(int Number, RunResult Result)> Read(BinaryReader reader, out long memory, out bool isTainted)
    {
        memory = reader.ReadInt64();
        isTainted = reader.ReadBoolean();
        var count = reader.Read7BitEncodedInt();

        // What claims to be more than there can be must not take the memory for it.
        var results = new List<(int Number, RunResult Result)>((int)Math.Clamp(count, 0, reader.BaseStream.Length - reader.BaseStream.Position));
        for (; count > 0; count--)
        {
            var number = reader.ReadInt32();
            results.Add((number, (Kind)reader.ReadByte() switch
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
