namespace Refrain.Keys;

/// <summary>A task that is a parameter of another one.</summary>
internal sealed class TaskKeyCodec<TTask> : IKeyCodec<TTask>
    where TTask : class, ITaskType
{
    // The descriptor is asked for when it is needed: a task that holds one of its own type is made while its descriptor is.
    public static readonly TaskKeyCodec<TTask> Instance = new();

    public void Write(ref KeyWriter writer, TTask value)
    {
        ArgumentNullException.ThrowIfNull(value);
        writer.BeginTaskValue();
        TaskDescriptor.Encode(ref writer, value);
    }

    public TTask Read(ref KeyReader reader)
    {
        reader.Tag(KeyTag.Task, "a task");
        return (TTask)TaskDescriptor.Of<TTask>().Decode(ref reader);
    }

    public string Format(TTask value) => TaskDescriptor.Of<TTask>().Format(value);

    public TTask Parse(string text) => throw new FormatException(
        $"A task that is a parameter, as this {TaskDescriptor.Of<TTask>().ShortName}, is not read from text. Leave it out where it has a default; otherwise make the task in code.");
}
