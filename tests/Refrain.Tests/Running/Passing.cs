using Refrain.Codecs;
using Refrain.Keys;

namespace Refrain.Tests.Running;

/// <summary>As <see cref="Step"/>, but what it makes is intermediate.</summary>
internal sealed record Passing(string Name) : ITask<string>, IKeyHolder
{
    private static readonly AsyncLocal<Func<string, Passing>?> s_decoded = new();
    private KeyCache _taskKey;

    /// <inheritdoc cref="Input.Decoded"/>
    public static Func<string, Passing> Decoded { get => s_decoded.Value ?? (name => new Passing(name)); set => s_decoded.Value = value; }

    /// <inheritdoc cref="Step.Needs"/>
    public IReadOnlyList<ITask> Needs { get; init; } = [];

    /// <inheritdoc cref="Step.Body"/>
    public Func<IReadOnlyList<string>, TaskContext, ValueTask<string>> Body { get; init; } = (texts, _) => new(string.Concat(texts));

    ref KeyCache IKeyHolder.Cache => ref _taskKey;

    static TaskDescription ITaskType.Describe() => new TaskDescription("Passing", "")
        .Intermediate()
        .Parameters("string Name")
        .Add(new Requirement<Step>("Steps", RequirementKind.Static, Cardinality.Many))
        .Add(new Requirement<Input>("Inputs", RequirementKind.Static, Cardinality.Many))
        .Value<string, StringCodec>();

    static ITask ITaskType.Read(ref KeyReader reader) => Decoded(reader.NextString());

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<Passing>(ref writer);
        writer.NextString(Name);
        return type;
    }

    void ITaskType.Require(RequirementSet set)
    {
        set.AddMany(0, Needs.Where(n => n is not Input));
        set.AddMany(1, Needs.OfType<Input>());
    }

    async ValueTask ITaskType.Run(TaskInputs inputs, TaskOutput output) =>
        await output.Value(await Body([.. inputs.Values<string>(0), .. inputs.Values<string>(1)], inputs.Context));

    public bool Equals(Passing? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => KeyCache.Hash(this);

    public override string ToString() => Name;
}
