namespace Refrain.Running;

/// <summary>What a message between drivers and workers says.</summary>
internal enum EnvelopeKind : byte
{
    /// <summary>Driver: tasks to run.</summary>
    Tasks = 1,

    /// <summary>Driver, to all workers: it is there, and wants to know who they are.</summary>
    Hello,

    /// <summary>Driver, to all workers: the tasks of its run are to end early.</summary>
    Cancel,

    /// <summary>Driver: what a task asked for.</summary>
    Answer,

    /// <summary>Worker: who it is, and what became of tasks.</summary>
    Ended,

    /// <summary>Worker: a task asks for others.</summary>
    Ask,

    /// <summary>Worker: how much of a task is done.</summary>
    Progress,

    /// <summary>Worker: it has been handed tasks that another one had, and claims them for a later attempt.</summary>
    Retaken,

    /// <summary>Worker: it is about to begin a task with nothing beside it.</summary>
    Alone,

    /// <summary>Worker: tasks that were in the hands of so many workers that ended that they may be the reason.</summary>
    Suspects,

    /// <summary>Driver, to all workers: which tasks of its run they have.</summary>
    WhoHas,

    /// <summary>Worker: which tasks of a run it has.</summary>
    Held,
}
