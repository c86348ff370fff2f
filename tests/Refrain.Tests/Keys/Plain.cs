using Refrain.Keys;

namespace Refrain.Tests.Keys;

/// <summary>Five scalar parameters, and how often they were written.</summary>
internal sealed record Plain(int Count, long Limit, string Name, DateOnly Day, bool Exact) : ITaskType
{
    private KeyCache _taskKey;

    public int Written { get; private set; }

    TaskKey ITask.Key => _taskKey.Get(this);

    TaskDescriptor ITaskType.Descriptor => TaskDescriptor.Of<Plain>();

    static TaskDescription ITaskType.Describe() =>
        new TaskDescription("Tests.Plain", "").Int32("Count").Int64("Limit").String("Name").DateOnly("Day").Boolean("Exact");

    static ITask ITaskType.Read(ref KeyReader reader)
    {
        var count = reader.NextInt32();
        var day = reader.NextDateOnly();
        var exact = reader.NextBoolean();
        var limit = reader.NextInt64();
        var name = reader.NextString();
        return new Plain(count, limit, name, day, exact);
    }

    void ITaskType.Write(ref KeyWriter writer)
    {
        Written++;
        writer.NextInt32(Count);
        writer.NextDateOnly(Day);
        writer.NextBoolean(Exact);
        writer.NextInt64(Limit);
        writer.NextString(Name);
    }

    public bool Equals(Plain? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => _taskKey.Get(this).GetHashCode();
}
