using Refrain.Codecs;
using Refrain.Keys;

namespace Refrain.Tests.Running;

/// <summary>A task written by hand, so that a test can make any graph of them: what it requires and does is given, its name is its identity.</summary>
internal sealed record Step(string Name) : ITask<string>, ITaskType<Step>
{
    private KeyCache _taskKey;

    /// <summary>What it requires: steps and inputs.</summary>
    public IReadOnlyList<ITask> Needs { get; init; } = [];

    /// <summary>What it makes of what its steps made and its inputs hold, in the order of its needs.</summary>
    public Func<IReadOnlyList<string>, TaskContext, ValueTask<string>> Body { get; init; } = (texts, _) => new(string.Concat(texts));

    /// <summary>What it requires besides, once the outputs of its needs are known.</summary>
    public Func<IReadOnlyList<string>, IEnumerable<Step>>? Later { get; init; }

    TaskKey ITask.Key => _taskKey.Get(this, StepDescriptor.Instance);

    static TaskDescriptor<Step> ITaskType<Step>.Descriptor => StepDescriptor.Instance;

    public bool Equals(Step? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => ((ITask)this).Key.GetHashCode();

    public override string ToString() => Name;

    private sealed class StepDescriptor : TaskDescriptor<Step>
    {
        public static readonly StepDescriptor Instance = new();

        private StepDescriptor()
            : base("Step")
        {
            Parameters = [new Parameter<string>("Name", KeyCodecs.String)];
            Requirements =
            [
                new Requirement<Step>("Steps", RequirementKind.Static, Cardinality.Many),
                new Requirement<Input>("Inputs", RequirementKind.Static, Cardinality.Many),
                new Requirement<Step>("Later", RequirementKind.Runtime, Cardinality.Many) { Reads = [0, 1] },
            ];
            Output = new ValueOutput<string, StringCodec>();
        }

        public override void Write(ref KeyWriter writer, Step task)
        {
            writer.BeginTask("Step"u8, 1);
            writer.WriteString("Name"u8, task.Name);
        }

        public override Step Read(ref KeyReader reader)
        {
            reader.BeginTask("Step"u8, 1);
            return new(reader.ReadString("Name"u8));
        }

        protected override void Require(Step task, RequirementSet set)
        {
            set.AddMany(0, task.Needs.OfType<Step>());
            set.AddMany(1, task.Needs.OfType<Input>());
        }

        protected override ValueTask RequireAtRuntime(Step task, int requirement, TaskInputs inputs, RequirementSet set)
        {
            if (task.Later is { } later)
                set.AddMany(2, later(Texts(inputs)));
            return default;
        }

        protected override async ValueTask Run(Step task, TaskInputs inputs, TaskOutput output) =>
            await output.Value(await task.Body([.. Texts(inputs), .. inputs.Values<string>(2)], inputs.Context));

        private static IReadOnlyList<string> Texts(TaskInputs inputs) =>
            [.. inputs.Values<string>(0), .. inputs.Values<string>(1)];
    }
}
