using Refrain.Planning;

namespace Refrain.Running;

/// <summary>An attempt at a task, as whoever executes it sees it: what the task says and asks goes through it. Thread-safe.</summary>
internal interface IAttempt
{
    /// <summary>When it began, in UTC.</summary>
    DateTimeOffset BegunAt { get; }

    /// <summary>The task says how much of it is done.</summary>
    void Progressed(double fraction);

    /// <summary>A result of the task is nobody's: what ends the attempt may keep that from being thrown.</summary>
    void Strayed(StrayResultException stray);

    /// <summary>Brings to date what the task asks for.</summary>
    /// <param name="tasks">What it asks for.</param>
    /// <returns>The number of answers that it had had before, and the nodes, in order.</returns>
    Task<(int Step, IReadOnlyList<Node> Nodes)> AskAsync(IReadOnlyList<ITask> tasks);
}
