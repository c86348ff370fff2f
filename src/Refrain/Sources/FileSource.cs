using Refrain.Keys;

namespace Refrain;

/// <summary>
/// A file from outside. Its version is the SHA-256 of its content; length and modification time are the quick test that spares reading it.
/// Binds as <c>byte[]</c>, <c>string</c>, lines (<c>IReadOnlyList</c>, <c>IEnumerable</c> or <c>IAsyncEnumerable&lt;string&gt;</c>),
/// <see cref="Stream"/>, <see cref="Artifact{T}"/> of <c>byte[]</c>, or, with <see cref="DelimitedAttribute"/>, as typed rows.
/// </summary>
/// <remarks>
/// The quick test is believed where the file was last looked at more than two seconds after the time that it has, as it would have another if it had been written
/// since. So a change that sets length and time to what they were is not seen. Of a link, the file that it leads to is looked at.
/// </remarks>
/// <param name="Path">The path, which is the identity as it is given; a relative one is resolved against the current folder when it is read.</param>
public sealed record FileSource(string Path) : TaskRecord, ITask<byte[]>, ITaskType
{
    static TaskDescription ITaskType.Describe() => new TaskDescription("Refrain.FileSource", "A file from outside.")
        .Source()
        .With(new FileObservation())
        .Add(Parameter.String("Path").WithSummary("The path of the file."));

    static ITask ITaskType.Read(ref KeyReader reader) => new FileSource(reader.NextString());

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<FileSource>(ref writer);
        writer.NextString(Path);
        return type;
    }
}
