using Refrain.Codecs;
using Refrain.Keys;

namespace Refrain.Tests.Running;

/// <summary>A task written by hand, so that a test can make any graph of them: what it requires and does is given, its name is its identity.</summary>
internal sealed record Step(string Name) : ITask<string>, IRuntimeRequirements, IKeyHolder
{
    private static readonly AsyncLocal<Func<string, Step>?> s_decoded = new();
    private KeyCache _taskKey;

    /// <inheritdoc cref="Input.Decoded"/>
    public static Func<string, Step> Decoded { get => s_decoded.Value ?? (name => new Step(name)); set => s_decoded.Value = value; }

    /// <summary>What it requires: steps and inputs.</summary>
    public IReadOnlyList<ITask> Needs { get; init; } = [];

    /// <summary>What it makes of what its steps made and its inputs hold, in the order of its needs.</summary>
    public Func<IReadOnlyList<string>, TaskContext, ValueTask<string>> Body { get; init; } = (texts, _) => new(string.Concat(texts));

    /// <summary>What it requires besides, once the outputs of its needs are known.</summary>
    public Func<IReadOnlyList<string>, IEnumerable<Step>>? Later { get; init; }

    ref KeyCache IKeyHolder.Cache => ref _taskKey;

    static TaskDescription ITaskType.Describe() => new TaskDescription("Step", "")
        .Parameters("string Name")
        .Add(new Requirement<Step>("Steps", RequirementKind.Static, Cardinality.Many))
        .Add(new Requirement<Input>("Inputs", RequirementKind.Static, Cardinality.Many))
        .Add(new Requirement<Step>("Later", RequirementKind.Runtime, Cardinality.Many) { Reads = [0, 1] })
        .Value<string, StringCodec>();

    static ITask ITaskType.Read(ref KeyReader reader) => Decoded(reader.NextString());

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<Step>(ref writer);
        writer.NextString(Name);
        return type;
    }

    void ITaskType.Require(RequirementSet set)
    {
        set.AddMany(0, Needs.Where(n => n is not Input));
        set.AddMany(1, Needs.OfType<Input>());
    }

    ValueTask IRuntimeRequirements.RequireAtRuntime(int requirement, TaskInputs inputs, RequirementSet set)
    {
        if (Later is { } later)
            set.AddMany(2, later(Texts(inputs)));
        return default;
    }

    async ValueTask ITaskType.Run(TaskInputs inputs, TaskOutput output) =>
        await output.Value(await Body([.. Texts(inputs), .. inputs.Values<string>(2)], inputs.Context));

    public bool Equals(Step? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => KeyCache.Hash(this);

    public override string ToString() => Name;

    private static IReadOnlyList<string> Texts(TaskInputs inputs) => [.. inputs.Values<string>(0), .. inputs.Values<string>(1)];
}
