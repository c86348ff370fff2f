using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>A piece of work that has ended, or the news that a task has come further.</summary>
internal readonly record struct Outcome(Node Node, WorkKind Kind)
{
    /// <summary>The requirement that was evaluated, for <see cref="WorkKind.Require"/>.</summary>
    public int Requirement { get; init; }

    /// <summary>What was observed or made, which is yet to be committed.</summary>
    public CatalogEntry? Entry { get; init; }

    /// <summary>The version of what was made, which is in the catalog durably.</summary>
    public ContentHash? Published { get; init; }

    /// <summary>What is required, or was asked for when the artifact was made.</summary>
    public IReadOnlyList<ITask>? Required { get; init; }

    /// <summary>What it threw.</summary>
    public Exception? Error { get; init; }

    /// <summary>Whether nothing is known of the task, so that it is to be done again.</summary>
    public bool IsLost { get; init; }

    /// <summary>When the task began, where this tells that it has.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>How much of the task is done.</summary>
    public double? Fraction { get; init; }

    /// <summary>What the task asks for.</summary>
    public Ask? Ask { get; init; }

    /// <summary>Whether a task gave up as it was told to; what waits for several at once wraps that.</summary>
    public static bool IsCancellation(Exception error) =>
        error is OperationCanceledException || (error is AggregateException several && several.Flatten().InnerExceptions.All(e => e is OperationCanceledException));
}
