namespace Refrain;

/// <summary>
/// How long the rest of a run takes, by what tasks took before and take now. A range rather than a number: what is not known is not made up.
/// </summary>
/// <param name="Least">
/// So long at least: what is sure to run, as far as it is known how long it takes, spread over the workers, or its longest way to the end, if that is longer.
/// </param>
/// <param name="Most">
/// So long if everything runs that is not decided yet: no order in which no worker idles takes longer. <see langword="null"/> if there are tasks of which too little is known.
/// </param>
/// <param name="Unknown">
/// Of how many tasks too little is known: no task of the type has ended yet, it takes much longer than it should, or what it will require is not known.
/// </param>
public readonly record struct RunEstimate(TimeSpan Least, TimeSpan? Most, int Unknown)
{
    /// <summary>The same estimate so much later, when nothing else has become known.</summary>
    /// <param name="passed">How much later.</param>
    public RunEstimate After(TimeSpan passed) => this with { Least = Less(Least, passed), Most = Most is { } most ? Less(most, passed) : null };

    private static TimeSpan Less(TimeSpan time, TimeSpan passed) => time > passed ? time - passed : TimeSpan.Zero;
}
