using Refrain.Keys;

namespace Refrain.Tests.Keys;

/// <summary>Five scalar parameters, and how often they were written.</summary>
internal sealed record Plain(int Count, long Limit, string Name, DateOnly Day, bool Exact) : TaskRecord, ITaskType
{
    public int Written { get; private set; }

    static TaskDescription ITaskType.Describe() =>
        new TaskDescription("Tests.Plain", "").Parameters("int Count, long Limit, string Name, DateOnly Day, bool Exact");

    static ITask ITaskType.Read(ref KeyReader reader)
    {
        var count = reader.NextInt32();
        var day = reader.NextDateOnly();
        var exact = reader.NextBoolean();
        var limit = reader.NextInt64();
        var name = reader.NextString();
        return new Plain(count, limit, name, day, exact);
    }

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<Plain>(ref writer);
        Written++;
        writer.NextInt32(Count);
        writer.NextDateOnly(Day);
        writer.NextBoolean(Exact);
        writer.NextInt64(Limit);
        writer.NextString(Name);
        return type;
    }

    public bool Equals(Plain? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => KeyCache.Hash(this);
}
