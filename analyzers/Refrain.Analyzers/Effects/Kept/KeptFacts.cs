using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Kept;

/// <summary>
/// What was found out in earlier compilations with the same declarations. A fact holds as long as the code that it rests on is there; of a compilation
/// nothing is kept alive. Thread-safe.
/// </summary>
internal sealed class KeptFacts
{
    /// <summary>What holds no more keeps the text alive that it speaks of; after so many compilations it is thrown out.</summary>
    private const int Patience = 16;

    private readonly ConcurrentDictionary<(FactKind Kind, SourceKey Key), Fact<object>> _facts = new();
    private int _taken;

    /// <summary>A summary, made for the compilation at hand; null where none is kept that holds.</summary>
    public Fact<MemberSummary>? Summary(FactKind kind, ISymbol member, Compilation compilation, Grounds grounds) =>
        Find(kind, member, grounds) is { } fact && ((KeptSummary)fact.Answer).In(compilation) is { } summary ? new(summary, fact.Trail) : null;

    /// <summary>How a static is used; null where it isn't kept, or something may have changed it.</summary>
    public Fact<StaticUse>? Use(ISymbol member, Grounds grounds) => Find(FactKind.Use, member, grounds) is { } fact ? new((StaticUse)fact.Answer, fact.Trail) : null;

    /// <summary>What is wrong with a task; null where it isn't kept, or something that it does may have changed.</summary>
    public Fact<ImmutableArray<Finding>>? Findings(INamedTypeSymbol task, Grounds grounds) =>
        Find(FactKind.Task, task, grounds) is { } fact ? new((ImmutableArray<Finding>)fact.Answer, fact.Trail) : null;

    /// <summary>Keeps what a compilation came to know, for the next one.</summary>
    public void Take(Inference from, Compilation next)
    {
        var own = from.Compilation.Assembly;
        foreach (var kind in new[] { FactKind.Member, FactKind.Initialiser, FactKind.Start })
        {
            foreach (var known in from.Facts(kind)) Keep(kind, known.Key, known.Value.Trail, () => KeptSummary.Of(known.Value.Answer, own));
        }
        foreach (var known in from.Statics.Known) Keep(FactKind.Use, known.Key, known.Value.Trail, () => known.Value.Answer);
        foreach (var known in from.Findings) Keep(FactKind.Task, known.Key, known.Value.Trail, () => known.Value.Answer);
        if (++_taken % Patience != 0) return;
        var grounds = new Grounds(next);
        foreach (var fact in _facts)
        {
            if (!grounds.Hold(fact.Value.Trail)) _facts.TryRemove(fact.Key, out _);
        }
    }

    /// <summary>Those that hold although declarations have changed.</summary>
    /// <param name="grounds">Whether they do.</param>
    public KeptFacts Holding(Grounds grounds)
    {
        var holding = new KeptFacts();
        foreach (var fact in _facts)
        {
            if (grounds.Hold(fact.Value.Trail)) holding._facts.TryAdd(fact.Key, fact.Value);
        }
        return holding;
    }

    private Fact<object>? Find(FactKind kind, ISymbol symbol, Grounds grounds)
    {
        if (_facts.IsEmpty || SourceKey.Of(symbol) is not { } key || !_facts.TryGetValue((kind, key), out var fact)) return null;
        return grounds.Hold(fact.Trail) ? fact : null;
    }

    private void Keep(FactKind kind, ISymbol symbol, Trail trail, Func<object?> answer)
    {
        if (SourceKey.Of(symbol) is not { } key) return;
        // What was kept before and served here is kept still.
        if (_facts.TryGetValue((kind, key), out var known) && ReferenceEquals(known.Trail, trail)) return;
        if (answer() is { } kept) _facts[(kind, key)] = new(kept, trail);
        else _facts.TryRemove((kind, key), out _);
    }
}
