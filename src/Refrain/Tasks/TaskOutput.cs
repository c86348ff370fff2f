using Refrain.Targets;

namespace Refrain;

/// <summary>Takes what a task's <c>Run</c> made. Called by generated code, once for each attempt.</summary>
public abstract class TaskOutput
{
    private protected TaskOutput()
    {
    }

    /// <summary>The file that the task was handed to write its output to.</summary>
    public abstract OutputFile File { get; }

    /// <summary>A file at a place outside of the store.</summary>
    /// <param name="place">Which one, in the order of the task's description.</param>
    /// <exception cref="TargetException">The target is no folder, or cannot have such a place.</exception>
    public abstract OutputFile PlacedFile(int place);

    /// <summary>A folder at a place outside of the store.</summary>
    /// <inheritdoc cref="PlacedFile"/>
    public abstract OutputDirectory PlacedFolder(int place);

    /// <summary>What the task writes to a target, whose receipts are its output then.</summary>
    /// <typeparam name="TAttempt">What targets of that kind hand out.</typeparam>
    /// <param name="target">The target's name.</param>
    /// <exception cref="TargetException">The target of that name is of another kind.</exception>
    public abstract TAttempt Attempt<TAttempt>(string target)
        where TAttempt : TargetAttempt;

    /// <summary>Stores a single value.</summary>
    public abstract ValueTask Value<T>(T value);

    /// <summary>Stores rows as they come, never holding them whole.</summary>
    public abstract ValueTask Rows<T>(IEnumerable<T> rows);

    /// <inheritdoc cref="Rows{T}(IEnumerable{T})"/>
    public abstract ValueTask Rows<T>(IAsyncEnumerable<T> rows);
}
