using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>A piece of work that has ended, or the news that a task has come further.</summary>
/// <remarks>There are two for each task, on their way from one thread to another: what is never there together is in one place, so that one takes a line of memory.</remarks>
internal readonly record struct Outcome(Node Node, WorkKind Kind)
{
    // An entry, tasks, an exception, or what the task asks for.
    private readonly object? _what;
    private readonly ContentHash _published;

    // A requirement, a time in ticks of UTC, or the bits of a fraction.
    private readonly long _number;
    private readonly bool _isPublished;
    private readonly bool _isBegun;
    private readonly bool _isProgress;

    /// <summary>The requirement that was evaluated, for <see cref="WorkKind.Require"/>.</summary>
    public int Requirement
    {
        get => (int)_number;
        init => _number = value;
    }

    /// <summary>What was observed or made, which is yet to be committed.</summary>
    public CatalogEntry? Entry
    {
        get => _what as CatalogEntry;
        init => _what = value;
    }

    /// <summary>The version of what was made, which is in the catalog durably.</summary>
    public ContentHash? Published
    {
        get => _isPublished ? _published : null;
        init => (_isPublished, _published) = (value is not null, value.GetValueOrDefault());
    }

    /// <summary>What is required, or was asked for when the artifact was made.</summary>
    public IReadOnlyList<ITask>? Required
    {
        get => _what as IReadOnlyList<ITask>;
        init => _what = value;
    }

    /// <summary>What it threw.</summary>
    public Exception? Error
    {
        get => _what as Exception;
        init => _what = value;
    }

    /// <summary>Whether nothing is known of the task, so that it is to be done again.</summary>
    public bool IsLost { get; init; }

    /// <summary>When the task began, where this tells that it has.</summary>
    public DateTimeOffset? BegunAt
    {
        get => _isBegun ? new DateTimeOffset(_number, TimeSpan.Zero) : null;
        init => (_isBegun, _number) = (value is not null, value.GetValueOrDefault().UtcTicks);
    }

    /// <summary>How much of the task is done.</summary>
    public double? Fraction
    {
        get => _isProgress ? BitConverter.Int64BitsToDouble(_number) : null;
        init => (_isProgress, _number) = (value is not null, BitConverter.DoubleToInt64Bits(value.GetValueOrDefault()));
    }

    /// <summary>What the task asks for.</summary>
    public Ask? Ask
    {
        get => _what as Ask;
        init => _what = value;
    }

    /// <summary>What became of a task that was run.</summary>
    public static Outcome Of(Node node, in RunResult result) => result.Error is { } error
        ? new(node, WorkKind.Run) { Error = error }
        : new(node, WorkKind.Run) { Entry = result.Entry, Published = result.Published, IsLost = result.IsLost };

    /// <summary>Whether a task gave up as it was told to; what waits for several at once wraps that.</summary>
    public static bool IsCancellation(Exception error) =>
        error is OperationCanceledException || (error is AggregateException several && several.Flatten().InnerExceptions.All(e => e is OperationCanceledException));
}
