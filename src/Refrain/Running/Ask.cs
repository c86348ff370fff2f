using Refrain.Planning;

namespace Refrain.Running;

/// <summary>What a task at work asks for, on its way to the loop, and the answer on its way back.</summary>
internal sealed class Ask(IReadOnlyList<ITask> tasks, CancellationToken given)
{
    // What waits for the answer goes on elsewhere, not in the loop.
    private readonly TaskCompletionSource<(int Step, IReadOnlyList<Node> Nodes)> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ITask> Tasks { get; } = tasks;

    /// <summary>Whether nobody waits for the answer any more.</summary>
    public bool IsGivenUp => given.IsCancellationRequested;

    /// <summary>The number of answers that the task had had before, and the nodes of what it asked for, in order.</summary>
    public Task<(int Step, IReadOnlyList<Node> Nodes)> Answer => _answer.Task;

    public void Give(int step, IReadOnlyList<Node> nodes) => _answer.TrySetResult((step, nodes));

    public void Refuse(Exception error) => _answer.TrySetException(error);
}
