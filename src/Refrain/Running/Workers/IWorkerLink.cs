namespace Refrain.Running;

/// <summary>A worker as its driver has it: the two pipes, and its life. Thread-safe.</summary>
internal interface IWorkerLink : IDisposable
{
    /// <summary>Goes to the worker.</summary>
    Stream Input { get; }

    /// <summary>Comes from the worker.</summary>
    Stream Output { get; }

    /// <summary>Ends it at once, whatever it does. Nothing happens if it has ended.</summary>
    void Kill();

    /// <summary>Waits until it has ended, for a while if it closed its pipe by itself, and says how it did. Blocks.</summary>
    /// <param name="atOnce">Whether it is to end at once.</param>
    /// <returns>How it ended, and whether somebody else killed it.</returns>
    (string How, bool WasKilled) End(bool atOnce);
}
