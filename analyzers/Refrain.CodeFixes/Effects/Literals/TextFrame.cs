namespace Refrain.CodeFixes.Effects.Literals;

/// <summary>One call of a function that makes a text, or takes it: what its parameters are differs from call to call.</summary>
internal sealed class TextFrame
{
    private readonly HashSet<TextFrame> _callers = [];

    /// <summary>Notes who calls it.</summary>
    public void CalledFrom(TextFrame? caller)
    {
        if (caller is not null) _callers.Add(caller);
    }

    /// <summary>
    /// Is what comes from another frame the same in each call of this one? So is what it calls itself, and what no call decides; what its callers hand
    /// in is not.
    /// </summary>
    public static bool Fixes(TextFrame? frame, TextFrame? other)
    {
        if (other is null || other == frame) return true;
        return frame is not null && other.IsBelow(frame, []);
    }

    private bool IsBelow(TextFrame frame, HashSet<TextFrame> seen) => seen.Add(this) && (_callers.Contains(frame) || _callers.Any(caller => caller.IsBelow(frame, seen)));
}
