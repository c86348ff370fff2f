namespace Refrain;

/// <summary>Hears what a running task says, and gives it what it asks for. Thread-safe.</summary>
internal interface ITaskAnswerer : ITaskListener
{
    /// <summary>The task.</summary>
    ITask Task { get; }

    /// <summary>Brings to date what the task asks for, and opens what was made.</summary>
    /// <param name="tasks">What it asks for.</param>
    /// <param name="context">The task's own.</param>
    /// <returns>How many answers it had had before, and the outputs, in order.</returns>
    /// <exception cref="RequiredTaskException">One cannot be had.</exception>
    Task<(int Step, IReadOnlyList<InputReader> Inputs)> AnswerAsync(IReadOnlyList<ITask> tasks, TaskContext context);
}
