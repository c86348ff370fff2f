namespace Refrain;

/// <summary>Hears what a running task says through its <see cref="TaskContext"/>. Thread-safe.</summary>
internal interface ITaskListener
{
    /// <summary>The task says how much of it is done, from 0 to 1.</summary>
    void Progressed(double fraction);

    /// <summary>A result of its <c>RunBatch</c> is nobody's: what ends the call may keep that from being thrown.</summary>
    void Strayed(StrayResultException stray);
}
