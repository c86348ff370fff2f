using Refrain.Planning;

namespace Refrain.Running;

/// <summary>Tasks on their way through a worker, mostly one. Used under the lock of the pool.</summary>
internal sealed class Flight(Assignment[] assignments, int firstNumber)
{
    private readonly byte[][] _messages = [.. assignments.Select((a, i) => WorkerAssignment.Write(a, firstNumber + i))];

    /// <summary>The number of its first task; the others have those that follow.</summary>
    public int FirstNumber => firstNumber;

    /// <summary>How many of them have not ended.</summary>
    public int Open { get; set; } = assignments.Length;

    /// <summary>Whether it waits for what it asked for, so that it needs no room.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>Whether it was at work so often in a worker that died that it is tried with nothing beside it.</summary>
    public bool IsSuspect { get; init; }

    public int Count => assignments.Length;

    /// <summary>The task of a number that the flight has.</summary>
    public Node this[int number] => assignments[number - firstNumber].Node;

    /// <summary>The numbers of its tasks.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(firstNumber, assignments.Length);

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(_messages.Length);
        foreach (var message in _messages)
            writer.WriteBytes(message);
    }
}
