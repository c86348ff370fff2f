using Refrain;
using Refrain.Codecs;
using Refrain.Keys;

namespace Workflows;

/// <summary>A task of a recorded workflow: it stands where it stood and never runs. Written by hand, since what it requires is given, not computed.</summary>
/// <param name="Name">Its id in the workflow.</param>
internal sealed record Job(string Name) : ITask<string>, IKeyHolder
{
    private KeyCache _taskKey;

    /// <summary>What it requires.</summary>
    public IReadOnlyList<Job> Needs { get; init; } = [];

    ref KeyCache IKeyHolder.Cache => ref _taskKey;

    static TaskDescription ITaskType.Describe() => new TaskDescription("Job", "")
        .Parameters("string Name")
        .Add(new Requirement<Job>("Needs", RequirementKind.Static, Cardinality.Many))
        .Value<string, StringCodec>();

    static ITask ITaskType.Read(ref KeyReader reader) => new Job(reader.NextString());

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<Job>(ref writer);
        writer.NextString(Name);
        return type;
    }

    void ITaskType.Require(RequirementSet set) => set.AddMany(0, Needs);

    ValueTask ITaskType.Run(TaskInputs inputs, TaskOutput output) => throw new NotSupportedException("Recorded tasks do not run.");

    public bool Equals(Job? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => KeyCache.Hash(this);

    public override string ToString() => Name;
}
