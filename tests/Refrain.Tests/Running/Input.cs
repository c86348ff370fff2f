using Refrain.Keys;

namespace Refrain.Tests.Running;

/// <summary>A source written by hand: what it holds is asked of the test.</summary>
internal sealed record Input(string Name) : ITaskType<Input>
{
    private KeyCache _taskKey;

    /// <summary>What it holds now.</summary>
    public Func<string> Content { get; init; } = () => "";

    TaskKey ITask.Key => _taskKey.Get(this, InputDescriptor.Instance);

    static TaskDescriptor<Input> ITaskType<Input>.Descriptor => InputDescriptor.Instance;

    public bool Equals(Input? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => ((ITask)this).Key.GetHashCode();

    public override string ToString() => Name;

    private sealed class InputDescriptor : TaskDescriptor<Input>
    {
        public static readonly InputDescriptor Instance = new();

        private InputDescriptor()
            : base("Input")
        {
            Kind = TaskKind.Source;
            Parameters = [new Parameter<string>("Name", KeyCodecs.String)];
        }

        public override void Write(ref KeyWriter writer, Input task)
        {
            writer.BeginTask("Input"u8, 1);
            writer.WriteString("Name"u8, task.Name);
        }

        public override Input Read(ref KeyReader reader)
        {
            reader.BeginTask("Input"u8, 1);
            return new(reader.ReadString("Name"u8));
        }

        protected override ValueTask<string> Observe(Input task, TaskInputs inputs) => new(task.Content());

        protected override ValueTask Run(Input task, TaskInputs inputs, TaskOutput output) => output.Value(task.Content());
    }
}
