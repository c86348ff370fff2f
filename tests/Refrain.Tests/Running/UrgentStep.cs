using Refrain.Codecs;
using Refrain.Keys;

namespace Refrain.Tests.Running;

/// <summary>As <see cref="Step"/>, of a type with a priority, that is tried again twice and has a second to run.</summary>
internal sealed record UrgentStep(string Name) : ITask<string>, IKeyHolder
{
    private KeyCache _taskKey;

    public IReadOnlyList<ITask> Needs { get; init; } = [];

    public Func<TaskContext, ValueTask<string>> Body { get; init; } = _ => new("");

    ref KeyCache IKeyHolder.Cache => ref _taskKey;

    static TaskDescription ITaskType.Describe() => new TaskDescription("UrgentStep", "")
        .Priority(5)
        .Retries(2)
        .Timeout(1)
        .Parameters("string Name")
        .Add(new Requirement<Step>("Steps", RequirementKind.Static, Cardinality.Many))
        .Value<string, StringCodec>();

    static ITask ITaskType.Read(ref KeyReader reader) => new UrgentStep(reader.NextString());

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<UrgentStep>(ref writer);
        writer.NextString(Name);
        return type;
    }

    void ITaskType.Require(RequirementSet set) => set.AddMany(0, Needs);

    async ValueTask ITaskType.Run(TaskInputs inputs, TaskOutput output) => await output.Value(await Body(inputs.Context));

    public bool Equals(UrgentStep? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => KeyCache.Hash(this);

    public override string ToString() => Name;
}
