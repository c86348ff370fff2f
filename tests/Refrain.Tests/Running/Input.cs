using Refrain.Keys;

namespace Refrain.Tests.Running;

/// <summary>A source written by hand: what it holds is asked of the test.</summary>
internal sealed record Input(string Name) : ISourceType
{
    private static readonly AsyncLocal<Func<string, Input>?> s_decoded = new();
    private KeyCache _taskKey;

    /// <summary>What it holds now.</summary>
    public Func<string> Content { get; init; } = () => "";

    /// <summary>Makes one of its message, for the test that is being run.</summary>
    public static Func<string, Input> Decoded { get => s_decoded.Value ?? (name => new Input(name)); set => s_decoded.Value = value; }

    ref KeyCache ITaskType.Identity(out TaskDescriptor descriptor)
    {
        descriptor = TaskDescriptor.Of<Input>();
        return ref _taskKey;
    }

    static TaskDescription ITaskType.Describe() => new TaskDescription("Input", "").Source().Parameters("string Name");

    static ITask ITaskType.Read(ref KeyReader reader) => Decoded(reader.NextString());

    void ITaskType.Write(ref KeyWriter writer) => writer.NextString(Name);

    ValueTask<string> ISourceType.Observe(TaskInputs inputs) => new(Content());

    ValueTask ITaskType.Run(TaskInputs inputs, TaskOutput output) => output.Value(Content());

    public bool Equals(Input? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => _taskKey.Hash(this);

    public override string ToString() => Name;
}
