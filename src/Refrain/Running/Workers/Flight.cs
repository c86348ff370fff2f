using Refrain.Planning;

namespace Refrain.Running;

/// <summary>Tasks on their way through a worker, mostly one. Used under the lock of the pool.</summary>
/// <param name="assignments">The tasks.</param>
/// <param name="messages">What a worker is told of each.</param>
/// <param name="firstNumber">The number of the first.</param>
internal sealed class Flight(Assignment[] assignments, byte[][] messages, int firstNumber)
{
    /// <summary>The number of its first task; the others have those that follow.</summary>
    public int FirstNumber => firstNumber;

    /// <summary>How many of them have not ended.</summary>
    public int Open { get; set; } = assignments.Length;

    /// <summary>Whether it waits for what it asked for, so that it needs no room.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>Whether it was at work so often in a worker that died that it is tried with nothing beside it.</summary>
    public bool IsSuspect { get; init; }

    public int Count => assignments.Length;

    /// <summary>About how many bytes a worker is told, and no fewer.</summary>
    public int Length
    {
        get
        {
            var length = sizeof(long);
            foreach (var message in messages)
                length += message.Length + sizeof(long);
            return length;
        }
    }

    /// <summary>The task of a number that the flight has.</summary>
    public Node this[int number] => assignments[number - firstNumber].Node;

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(messages.Length);
        foreach (var message in messages)
            writer.WriteBytes(message);
    }
}
