namespace Refrain.Targets;

/// <summary>
/// A place outside the store that tasks write to, such as a database. It keeps a marker beside what a task has written: the task's key and the version of its receipt. A task that
/// writes to targets is complete only if each has its marker, with the version that the catalog has. Thread-safe; the caller owns it.
/// </summary>
public abstract class Target
{
    /// <summary>The name of a target that has no other.</summary>
    public const string DefaultName = "default";

    /// <summary>What tasks call it by (<see cref="TargetAttribute"/>): <see cref="DefaultName"/> unless it is set.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>Finds which of the tasks have a marker here. Nothing is made or changed for that.</summary>
    /// <param name="keys">The tasks' keys: a few, or a million.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The versions of those that have; a target that was never written to has none.</returns>
    /// <exception cref="TargetException">The target cannot be read.</exception>
    public abstract ValueTask<IReadOnlyDictionary<TaskKey, ContentHash>> FindAsync(IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Begins an attempt of a task, before its <c>Run</c> is called.</summary>
    /// <param name="claim">Who writes.</param>
    /// <param name="cancellationToken">Ends the beginning, and what the attempt writes.</param>
    /// <exception cref="TargetException">The target cannot be used.</exception>
    public abstract ValueTask<TargetAttempt> BeginAsync(TargetClaim claim, CancellationToken cancellationToken = default);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
