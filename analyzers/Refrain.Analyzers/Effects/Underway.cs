using Microsoft.CodeAnalysis;
using Refrain.Effects.Kept;

namespace Refrain.Effects;

/// <summary>
/// Who is making which answer: of two threads that need the same one, the second waits for what the first makes of it. Those that would wait for each other, as two
/// that have entered a round of members at different places, don't: the one that sees it makes the answer, too. Thread-safe.
/// </summary>
internal sealed class Underway
{
    /// <summary>So often, in milliseconds, a question that waits looks whether it has been called off.</summary>
    private const int Look = 50;

    private readonly object _gate = new();
    private readonly Dictionary<Answer, Question> _makers = [];
    private int _waiting;

    /// <summary>
    /// Begins to make an answer, unless another question does so already: then this one waits until that has done with it.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="question">Who needs it.</param>
    /// <param name="isOwn">Do others wait for it from now on, until <see cref="End"/>?</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>False after it has waited: then it may be known, and whoever asks looks again.</returns>
    public bool Begin(Answer answer, Question question, out bool isOwn, CancellationToken cancellation)
    {
        lock (_gate)
        {
            isOwn = !_makers.TryGetValue(answer, out var maker);
            if (isOwn)
            {
                _makers.Add(answer, question);
                return true;
            }
            if (maker!.WaitsFor(question)) return true;
            question.Awaited = maker;
            _waiting++;
            try
            {
                while (_makers.TryGetValue(answer, out var still) && still == maker)
                {
                    cancellation.ThrowIfCancellationRequested();
                    // Whom it waits for may have come to wait for others, but never for this one: who would close the circle doesn't wait.
                    Monitor.Wait(_gate, Look);
                }
            }
            finally
            {
                _waiting--;
                question.Awaited = null;
            }
            return false;
        }
    }

    /// <summary>The answer is known, or nobody makes it any more.</summary>
    public void End(Answer answer)
    {
        lock (_gate)
        {
            _makers.Remove(answer);
            if (_waiting > 0) Monitor.PulseAll(_gate);
        }
    }
}

/// <summary>What is found out of a member, static or type.</summary>
/// <param name="Symbol">Of which.</param>
/// <param name="Kind">What.</param>
/// <param name="Classifies">Is it for finding out what becomes of statics?</param>
internal readonly record struct Answer(ISymbol Symbol, FactKind Kind, bool Classifies)
{
    public bool Equals(Answer other) => Kind == other.Kind && Classifies == other.Classifies && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    public override int GetHashCode() => (SymbolEqualityComparer.Default.GetHashCode(Symbol) * 31 + (int)Kind) * 2 + (Classifies ? 1 : 0);
}

/// <summary>Somebody's question to the inference, with all those that it leads to; it is on one thread at a time.</summary>
internal sealed class Question
{
    /// <summary>The one that it waits for, if it does.</summary>
    public Question? Awaited { get; set; }

    /// <summary>Is it the other, or waits for it, or for one that does?</summary>
    public bool WaitsFor(Question other)
    {
        for (var next = this; next is not null; next = next.Awaited)
        {
            if (next == other) return true;
        }
        return false;
    }
}
