using System.Globalization;
using System.Text;
using Refrain.Keys;
using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Running;

/// <summary>How the parts of frames are written and read.</summary>
internal static class FrameText
{
    // Beside which the stack of most deep recursions goes in.
    private const int MostOfError = 100_000;

    private enum ErrorKind : byte
    {
        Other,
        Corrupt,
        Store,
        Cancelled,
        Timeout,
        Requirement,
        Required,
        NotSupported,
        NotImplemented,
        ClaimLost,
        Target,
    }

    public static void WriteBytes(this BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    public static byte[] ReadBytes(this BinaryReader reader)
    {
        // What claims to be longer than what there is must not take the memory for it.
        var length = reader.Read7BitEncodedInt();
        return length >= 0 && length <= reader.BaseStream.Length - reader.BaseStream.Position ? reader.ReadBytes(length) : throw new EndOfStreamException();
    }

    /// <summary>Writes a short text as <see cref="BinaryWriter.Write(string)"/> does.</summary>
    public static void WriteText(this BinaryWriter writer, ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        writer.WriteBytes(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    /// <summary>Reads a text, of which no more is wanted than whether it is the expected one.</summary>
    public static bool ReadsAs(this BinaryReader reader, ReadOnlySpan<char> expected)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(expected.Length)];
        bytes = bytes[..Encoding.UTF8.GetBytes(expected, bytes)];
        var length = reader.Read7BitEncodedInt();
        if (length != bytes.Length)
        {
            reader.BaseStream.Position += length >= 0 ? length : throw new EndOfStreamException();
            return false;
        }

        Span<byte> read = stackalloc byte[length];
        reader.BaseStream.ReadExactly(read);
        return read.SequenceEqual(bytes);
    }

    public static void WriteHash(this BinaryWriter writer, ContentHash hash)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        hash.CopyTo(bytes);
        writer.Write(bytes);
    }

    public static ContentHash ReadHash(this BinaryReader reader)
    {
        Span<byte> bytes = stackalloc byte[ContentHash.Size];
        reader.BaseStream.ReadExactly(bytes);
        return ContentHash.From(bytes);
    }

    public static void WriteTask(this BinaryWriter writer, ITask task) => writer.WriteBytes(TaskRegistry.Encode(task));

    /// <exception cref="KeyFormatException">This program does not know the task, or knows another of its name.</exception>
    public static ITask ReadTask(this BinaryReader reader) => TaskRegistry.Default.Decode(ReadBytes(reader));

    /// <summary>Writes what was answered to a task that asked for others: their versions, or why they are not there.</summary>
    public static void WriteAnswer(this BinaryWriter writer, int question, Task<(int Step, IReadOnlyList<Planning.Node> Nodes)> answer)
    {
        writer.Write(question);
        if (answer.Exception is { } error)
        {
            writer.Write7BitEncodedInt(-1);
            writer.WriteError(error.InnerException!);
            return;
        }

        writer.Write7BitEncodedInt(answer.Result.Step);
        writer.Write7BitEncodedInt(answer.Result.Nodes.Count);
        foreach (var node in answer.Result.Nodes)
            writer.WriteHash(node.Version!.Value);
    }

    /// <summary>Writes an error so that whoever reads it can do with it what could be done here.</summary>
    public static void WriteError(this BinaryWriter writer, Exception error)
    {
        var kind = error switch
        {
            CorruptArtifactException => ErrorKind.Corrupt,
            StoreException => ErrorKind.Store,
            ClaimLostException => ErrorKind.ClaimLost,
            TargetException => ErrorKind.Target,
            OperationCanceledException => ErrorKind.Cancelled,
            TimeoutException => ErrorKind.Timeout,
            RequirementException => ErrorKind.Requirement,
            RequiredTaskException => ErrorKind.Required,
            NotSupportedException => ErrorKind.NotSupported,
            NotImplementedException => ErrorKind.NotImplemented,
            _ => ErrorKind.Other,
        };
        writer.Write((byte)kind);
        writer.Write(error.GetType().FullName ?? error.GetType().Name);
        writer.Write(Cut(ErrorWords.MessageOf(error)));
        writer.Write(Cut(ErrorWords.TextOf(error)));
        if (error is RequiredTaskException required)
            writer.WriteTask(required.Required);
        if (error is StoreException store)
            writer.Write(store.Place);
        if (error is not CorruptArtifactException corrupt)
            return;
        Span<byte> key = stackalloc byte[TaskKey.Size];
        corrupt.Key.CopyTo(key);
        writer.Write(key);
        writer.Write(corrupt.TaskName);
        writer.Write(corrupt.Blob ?? "");
        writer.Write((byte)corrupt.Reason);
    }

    /// <summary>What there is to read of a text. A message takes no more than 16 MiB, and who waits for it waits for ever if it is not taken.</summary>
    private static string Cut(string text)
    {
        if (text.Length <= MostOfError)
            return text;

        // Half of a pair is no character, and would be read as another one.
        var end = char.IsHighSurrogate(text[MostOfError - 1]) ? MostOfError - 1 : MostOfError;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)} … (and {text.Length - end} more characters)");
    }

    public static Exception ReadError(this BinaryReader reader)
    {
        var kind = (ErrorKind)reader.ReadByte();
        var inner = new RemoteTaskException(reader.ReadString(), reader.ReadString(), reader.ReadString());
        switch (kind)
        {
            case ErrorKind.Corrupt:
                var place = reader.ReadString();
                Span<byte> key = stackalloc byte[TaskKey.Size];
                reader.BaseStream.ReadExactly(key);
                var name = reader.ReadString();
                return new CorruptArtifactException(TaskKey.From(key), name, reader.ReadString() is { Length: > 0 } blob ? blob : null, place, (CorruptionReason)reader.ReadByte(), inner.Message, inner);
            case ErrorKind.Store:
                return new StoreException(reader.ReadString(), inner.Message, inner);
            case ErrorKind.Cancelled:
                return new OperationCanceledException(inner.Message, inner);
            case ErrorKind.Timeout:
                return new TimeoutException(inner.Message, inner);
            case ErrorKind.Requirement:
                return new RequirementException(inner.Message, inner);
            case ErrorKind.Required:
                return new RequiredTaskException(reader.ReadTask(), inner.Message, inner);
            case ErrorKind.NotSupported:
                return new NotSupportedException(inner.Message, inner);
            case ErrorKind.ClaimLost:
                return new ClaimLostException(inner.Message, inner);
            case ErrorKind.Target:
                return new TargetException(inner.Message, inner);
            case ErrorKind.NotImplemented:
                return new NotImplementedException(inner.Message, inner);
            default:
                return inner;
        }
    }
}
