using System.Collections;

namespace Refrain;

/// <summary>The many stored inputs of one requirement, each of which is there for the task when it first looks at it. Thread-safe.</summary>
/// <param name="count">How many there are.</param>
/// <param name="make">Makes the input of a position. Thread-safe.</param>
internal sealed class LateInputs(int count, Func<int, LateInput> make) : IReadOnlyList<InputReader>
{
    private readonly LateList<LateInput> _inputs = new(count, make);
    private bool _closed;

    public int Count => count;

    public InputReader this[int index]
    {
        get
        {
            var input = _inputs[index];

            // It may have been made after the others were closed.
            if (Volatile.Read(ref _closed))
                input.Close();
            return input;
        }
    }

    /// <inheritdoc cref="InputReader.Seal"/>
    public void Seal()
    {
        foreach (var input in _inputs.Made)
            input.Seal();
    }

    /// <inheritdoc cref="InputReader.Check"/>
    public void Check()
    {
        foreach (var input in _inputs.Made)
            input.Check();
    }

    /// <inheritdoc cref="InputReader.Close"/>
    public void Close()
    {
        // Whoever makes one after this sees that it is to be closed; whoever made one before is seen below.
        Volatile.Write(ref _closed, true);
        Interlocked.MemoryBarrier();
        foreach (var input in _inputs.Made)
            input.Close();
    }

    public IEnumerator<InputReader> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
