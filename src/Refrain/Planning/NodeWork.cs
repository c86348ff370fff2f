namespace Refrain.Planning;

/// <summary>What there is to say of a node on which there is, or was, something to do. Most of a large graph have none: they prove to be up to date.</summary>
internal sealed class NodeWork
{
    public int Ticket { get; set; }

    public WorkKind? Queued { get; set; }

    public bool UsesResources { get; set; }

    public byte Corruptions { get; set; }

    public int Attempts { get; set; }

    public float Path { get; set; }

    public TimeSpan Duration { get; set; }

    public long Since { get; set; }

    public long Taken { get; set; }

    public ReadyBatch? Batch { get; set; }

    public Exception? Error { get; set; }

    public DynamicRequirements? Dynamic { get; set; }
}
