using System.Buffers.Binary;

namespace Refrain.Stores;

/// <summary>
/// Reads what the entries of several artifacts have in common so that they share it, where they are read near each other: partitions are mostly made alike and read the same
/// sources. Used by one thread at a time.
/// </summary>
/// <param name="database">Where the rows are.</param>
/// <param name="text">Gives the text of a number.</param>
internal sealed class SharedTraces(SqliteDatabase database, Func<long, string> text)
{
    private const int Slots = 256;
    private const int MostBytes = 512;

    private readonly Slot[] _slots = new Slot[Slots];

    /// <summary>Reads what a row has in common with others.</summary>
    /// <param name="name">The number of the task's name.</param>
    /// <param name="making">How it was made.</param>
    /// <param name="inputs">The packed inputs.</param>
    public SharedTrace Read(long name, in PackedMaking making, ReadOnlySpan<byte> inputs)
    {
        var likeness = new Likeness(name, making.Fingerprint, making.Schema, making.TaskVersion, making.Format, making.Rows);
        if (inputs.Length > MostBytes)
            return Make(likeness, inputs);

        // Inputs begin with a key, which is a hash already.
        ref var slot = ref _slots[(inputs.Length < sizeof(uint) ? (uint)name : BinaryPrimitives.ReadUInt32LittleEndian(inputs)) % Slots];
        if (slot.Trace is not null && slot.Likeness == likeness && inputs.SequenceEqual(slot.Inputs))
            return slot.Trace;
        slot = new(likeness, inputs.ToArray(), Make(likeness, inputs));
        return slot.Trace;
    }

    private SharedTrace Make(in Likeness likeness, ReadOnlySpan<byte> inputs) => new(
        text(likeness.Name),
        text(likeness.Fingerprint),
        likeness.TaskVersion,
        text(likeness.Schema),
        likeness.Format,
        likeness.Rows,
        PackedInputs.Read(inputs, text) ?? throw database.Corrupt("(an entry's inputs make no sense)"));

    private readonly record struct Likeness(long Name, long Fingerprint, long Schema, int TaskVersion, OutputFormat Format, bool Rows);

    private readonly record struct Slot(Likeness Likeness, byte[] Inputs, SharedTrace Trace);
}
