using Refrain.Keys;

namespace Refrain.Tests.Running;

/// <summary>A source written by hand: what it holds is asked of the test.</summary>
internal sealed record Input(string Name) : ISourceType, IKeyHolder
{
    private static readonly AsyncLocal<Func<string, Input>?> s_decoded = new();
    private KeyCache _taskKey;

    /// <summary>What it holds now.</summary>
    public Func<string> Content { get; init; } = () => "";

    /// <summary>Makes one of its message, for the test that is being run.</summary>
    public static Func<string, Input> Decoded { get => s_decoded.Value ?? (name => new Input(name)); set => s_decoded.Value = value; }

    ref KeyCache IKeyHolder.Cache => ref _taskKey;

    static TaskDescription ITaskType.Describe() => new TaskDescription("Input", "").Source().Parameters("string Name");

    static ITask ITaskType.Read(ref KeyReader reader) => Decoded(reader.NextString());

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<Input>(ref writer);
        writer.NextString(Name);
        return type;
    }

    ValueTask<string> ISourceType.Observe(TaskInputs inputs) => new(Content());

    ValueTask ITaskType.Run(TaskInputs inputs, TaskOutput output) => output.Value(Content());

    public bool Equals(Input? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => KeyCache.Hash(this);

    public override string ToString() => Name;
}
