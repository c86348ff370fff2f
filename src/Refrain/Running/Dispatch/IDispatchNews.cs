using Refrain.Planning;

namespace Refrain.Running;

/// <summary>Takes the news of tasks that were started. Thread-safe, and returns at once unless it is lent the thread.</summary>
internal interface IDispatchNews
{
    /// <summary>A task that was started has begun, where the dispatcher tells that (<see cref="IDispatcher.TellsBegun"/>). Of one that is made before somebody wants to know, the entry alone says so.</summary>
    /// <param name="node">The task.</param>
    /// <param name="at">When.</param>
    /// <param name="isUrgent">Whether somebody wants to know at once; then the thread is lent.</param>
    void Begun(Node node, DateTimeOffset at, bool isUrgent)
    {
    }

    /// <summary>A task has ended.</summary>
    /// <param name="node">The task.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="lendsThread">Whether whoever is told may use the calling thread for as long as it likes: no code of a task is waiting in it, and no lock is held.</param>
    void Ended(Node node, RunResult result, bool lendsThread = false);

    /// <summary>A task has ended, and others will in quick succession: of the last one, or of one that failed, <see cref="Ended"/> is told.</summary>
    /// <inheritdoc cref="Ended"/>
    void EndedAmongOthers(Node node, RunResult result, bool lendsThread = false) => Ended(node, result, lendsThread);

    /// <summary>A task says how much of it is done, from 0 to 1.</summary>
    void Progressed(Node node, double fraction);

    /// <summary>A task asks for others.</summary>
    void Asked(Node node, Ask ask);
}
