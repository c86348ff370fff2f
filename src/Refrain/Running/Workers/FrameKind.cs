namespace Refrain.Running;

/// <summary>What a frame between a driver and its worker says.</summary>
internal enum FrameKind : byte
{
    /// <summary>Worker: it is there, and which store it has opened.</summary>
    Hello = 1,

    /// <summary>Driver: the run, and how the worker is to work for it.</summary>
    Begin,

    /// <summary>Driver: tasks to run.</summary>
    Assign,

    /// <summary>Worker: what became of tasks.</summary>
    Ended,

    /// <summary>Worker: a task asks for others.</summary>
    Ask,

    /// <summary>Driver: what a task asked for.</summary>
    Answer,

    /// <summary>Worker: how much of a task is done.</summary>
    Progress,

    /// <summary>Driver: all tasks are to end early.</summary>
    Cancel,

    /// <summary>Driver: tasks that have not begun are wanted back.</summary>
    GiveBack,

    /// <summary>Worker: tasks that it has not begun and gives back.</summary>
    Returned,

    /// <summary>Worker: it is alive.</summary>
    Alive,
}
