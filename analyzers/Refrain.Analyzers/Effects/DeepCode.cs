using Refrain.Reading;

namespace Refrain.Effects;

/// <summary>
/// How deep a question has gone into code: expressions within each other, calls within calls. What is deeper than a stack that belongs to somebody else
/// allows goes on with one of its own, so that no code, however it was generated, can bring the compiler or an IDE down.
/// </summary>
internal sealed class DeepCode
{
    /// <summary>So deep is gone on the caller's stack, of which a megabyte is common, and most may be used already.</summary>
    private const int OnForeignStack = 96;

    private const int OnOwnStack = 1200;
    private const int OwnStack = 16 * 1024 * 1024;

    /// <summary>Deeper than this no compiler goes, either.</summary>
    private const int Deepest = 30_000;

    private int _depth;
    private int _next = OnForeignStack;

    /// <summary>Goes one deeper.</summary>
    /// <returns>Is there room on the stack at hand? If not, the rest belongs into <see cref="Further"/>.</returns>
    public bool Enter() => ++_depth < _next;

    /// <summary>Comes back.</summary>
    public void Leave() => _depth--;

    /// <summary>Does the rest on a stack of its own, and waits for it; what it throws is thrown here. What is too deep for that isn't looked at.</summary>
    public T Further<T>(Func<T> rest, T nothing)
    {
        if (_depth > Deepest) return nothing;
        var next = _next;
        _next = _depth + OnOwnStack;
        try
        {
            return DeepStack.Run(rest, OwnStack);
        }
        finally
        {
            _next = next;
        }
    }
}
