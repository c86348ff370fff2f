using Refrain.Planning;

namespace Refrain.Running;

/// <summary>Takes the news of tasks that were started. Thread-safe, and returns at once.</summary>
internal interface IDispatchNews
{
    /// <summary>A task has ended.</summary>
    void Ended(Node node, RunResult result);

    /// <summary>A task says how much of it is done, from 0 to 1.</summary>
    void Progressed(Node node, double fraction);

    /// <summary>A task asks for others.</summary>
    void Asked(Node node, Ask ask);
}
