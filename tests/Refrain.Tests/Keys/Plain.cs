using Refrain.Keys;

namespace Refrain.Tests.Keys;

/// <summary>Five scalar parameters, and how often they were written.</summary>
internal sealed record Plain(int Count, long Limit, string Name, DateOnly Day, bool Exact) : ITaskType<Plain>
{
    private KeyCache _taskKey;

    public int Written { get; private set; }

    TaskKey ITask.Key => _taskKey.Get(this, Encoding.Instance);

    static TaskDescriptor<Plain> ITaskType<Plain>.Descriptor => Encoding.Instance;

    public bool Equals(Plain? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => ((ITask)this).Key.GetHashCode();

    public sealed class Encoding : TaskDescriptor<Plain>
    {
        public static readonly Encoding Instance = new();

        private Encoding()
            : base("Tests.Plain") =>
            Parameters =
            [
                new Parameter<int>("Count", KeyCodecs.Int32), new Parameter<long>("Limit", KeyCodecs.Int64), new Parameter<string>("Name", KeyCodecs.String),
                new Parameter<DateOnly>("Day", KeyCodecs.DateOnly), new Parameter<bool>("Exact", KeyCodecs.Boolean),
            ];

        public override void Write(ref KeyWriter writer, Plain task)
        {
            task.Written++;
            writer.BeginTask("Tests.Plain"u8, 5);
            writer.WriteInt32("Count"u8, task.Count);
            writer.WriteDateOnly("Day"u8, task.Day);
            writer.WriteBoolean("Exact"u8, task.Exact);
            writer.WriteInt64("Limit"u8, task.Limit);
            writer.WriteString("Name"u8, task.Name);
        }

        public override Plain Read(ref KeyReader reader)
        {
            reader.BeginTask("Tests.Plain"u8, 5);
            var count = reader.ReadInt32("Count"u8);
            var day = reader.ReadDateOnly("Day"u8);
            var exact = reader.ReadBoolean("Exact"u8);
            var limit = reader.ReadInt64("Limit"u8);
            var name = reader.ReadString("Name"u8);
            return new(count, limit, name, day, exact);
        }
    }
}
