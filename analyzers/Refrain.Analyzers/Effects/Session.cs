using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Effects.Kept;
using Refrain.Knowledge;
using Refrain.Reading;

namespace Refrain.Effects;

/// <summary>
/// One question to the inference: which members it is in the midst of, so that recursion ends. A summary that was made while one of its
/// callees was still unfinished holds for this question alone; the others are kept for all. Where many members call each other in a round, they are
/// settled together.
/// </summary>
internal sealed partial class Session(Inference inference, CancellationToken cancellation)
{
    private static readonly Fact<MemberSummary> Nothing = new(MemberSummary.Empty, Kept.Trail.None);

    private readonly Dictionary<Member, int> _unfinished = [];
    private readonly Dictionary<Member, Own> _own = [];
    private readonly Dictionary<ISymbol, Fact<Value>> _instances = new(SymbolEqualityComparer.Default);

    /// <summary>The virtual members that are being asked of an object that became known.</summary>
    private readonly HashSet<ISymbol> _resolved = new(SymbolEqualityComparer.Default);

    /// <summary>Of the unfinished members that were asked for, the depth of the outermost.</summary>
    private int _outermost = int.MaxValue;

    /// <summary>
    /// A question of its own, for finding out whether anything changes a static. What members do to statics, and which they give, does not depend on what becomes
    /// of other statics; so none is asked about within it, and one answer holds for all such questions.
    /// </summary>
    public Session Classifying() => new(Inference, Cancellation) { Question = Question, Classifies = true, Depth = Depth };

    /// <summary>Is this part of finding out whether anything changes a static?</summary>
    public bool Classifies { get; private init; }

    public Inference Inference { get; } = inference;

    /// <summary>What this is a part of.</summary>
    private Question Question { get; init; } = new();

    /// <summary>What the answer that is being made rests on.</summary>
    public TrailBuilder Trail { get; private set; } = inference.Kept is null ? TrailBuilder.Nothing : new();

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>How deep the question has gone.</summary>
    public DeepCode Depth { get; private init; } = new();

    /// <summary>Makes something of what a virtual member gives, of an object that became known; null where that is asked within the answer to itself.</summary>
    public Value? Resolve(IMethodSymbol target, Func<Value, Value> make)
    {
        if (!_resolved.Add(target)) return null;
        var made = make(Of(target).Result);
        _resolved.Remove(target);
        return made;
    }

    /// <summary>What a method, accessor or constructor does.</summary>
    public MemberSummary Of(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (method.PartialImplementationPart is { } implementation) method = implementation;
        if (Inference.Published.Of(method) is { } published) return published;
        return Of(method, FactKind.Member, static (session, member) => ((IMethodSymbol)member).MethodKind == MethodKind.Constructor ? MemberWalk.Constructor(session, (IMethodSymbol)member) : MemberWalk.Method(session, (IMethodSymbol)member));
    }

    /// <summary>What a field or property starts with.</summary>
    public MemberSummary OfInitialiser(ISymbol member) => Inference.Published.Of(member) ?? Of(member.OriginalDefinition, FactKind.Initialiser, MemberWalk.Initialiser);

    /// <summary>What runs once, before a type is first used.</summary>
    public MemberSummary OfStart(INamedTypeSymbol type) => Inference.Published.StartOf(type) ?? Of(type.OriginalDefinition, FactKind.Start, static (session, member) => MemberWalk.Start(session, (INamedTypeSymbol)member));

    /// <summary>Does any use of the type run its start?</summary>
    public bool HasStaticConstructor(INamedTypeSymbol type) => Inference.Bodies.StaticConstructor(type) is not null || Inference.Published.StartOf(type) is { HasStaticConstructor: true };

    /// <summary>An object of a class that somebody else has made: what its members start with.</summary>
    public Value Instance(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (Inference.Published.InstanceOf(type) is { } published) return published;
        if (_instances.TryGetValue(type, out var known)) return Noted(known);
        _instances[type] = new(Value.None, Kept.Trail.None);
        return Noted(_instances[type] = Noting(() => Made(type)));
    }

    private Value Made(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Class || type.IsRecord || !Inference.Bodies.InSource(type)) return Value.None;
        var instance = Value.None;
        foreach (var constructor in type.InstanceConstructors)
        {
            var summary = Of(constructor);
            var arguments = constructor.Parameters.Select(static _ => Value.None).ToImmutableArray();
            instance = instance.Join(Substitution.Of(arguments, Value.None, Value.None).Lift(summary.Result));
        }
        // What made it is not known, so neither is its exact type.
        return instance.Members.Aggregate(Value.None, static (sum, member) => sum.WithMember(member.Key, member.Value));
    }

    /// <summary>Has the user said that running it again does no harm?</summary>
    public bool Idempotent(ISymbol member) => Inference.Trusted.TryGetValue(member, out var known) ? known : Inference.Trusted.GetOrAdd(member, IsTrusted(member));

    private bool IsTrusted(ISymbol member)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (Inference.Known.Has(symbol, RefrainNames.IdempotentAttribute)) return true;
            if (symbol is IMethodSymbol { AssociatedSymbol: { } associated } && Inference.Known.Has(associated, RefrainNames.IdempotentAttribute)) return true;
        }
        return Inference.Tables.Find(member).Any(static entry => entry.Effect == ApiEffect.Idempotent);
    }

    /// <summary>An answer, and what all that was looked at for it is a part of.</summary>
    public Fact<T> Noting<T>(Func<T> answer)
    {
        // Where nothing is kept, nobody asks what it rests on.
        if (Inference.Kept is null) return new(answer(), Kept.Trail.None);
        var outer = Trail;
        Trail = new TrailBuilder();
        try
        {
            var made = answer();
            return new(made, Trail.ToTrail());
        }
        finally
        {
            Trail = outer;
        }
    }

    /// <summary>An answer that others are made of.</summary>
    public T Noted<T>(Fact<T> fact)
    {
        Trail.Add(fact.Trail);
        return fact.Answer;
    }

    /// <summary>Where the answers are kept that hold for all questions like this one.</summary>
    private ConcurrentDictionary<ISymbol, Fact<MemberSummary>> Shared(FactKind kind) => Classifies ? Inference.Unclassified(kind) : Inference.Facts(kind);

    private MemberSummary Of(ISymbol symbol, FactKind kind, Func<Session, ISymbol, MemberSummary> walk)
    {
        // Most is known, and nothing is made of a look at it.
        if (Round is null && Known(symbol, kind) is { } known) return Noted(known);
        return Of(new Member(symbol, kind, walk));
    }

    /// <summary>What is known of a member for all questions like this one.</summary>
    private Fact<MemberSummary>? Known(ISymbol symbol, FactKind kind)
    {
        if (Inference.Facts(kind).TryGetValue(symbol, out var known)) return known;
        return Classifies && Shared(kind).TryGetValue(symbol, out known) ? known : null;
    }

    private MemberSummary Of(Member member) => Noted(Made(member));

    private Fact<MemberSummary> Made(Member member)
    {
        var isKnowable = Round?.Contains(member) != true;
        if (isKnowable && Known(member.Symbol, member.Kind) is { } known) return known;
        if (_own.TryGetValue(member, out var mine))
        {
            _outermost = Math.Min(_outermost, mine.Cut);
            return mine.Summary;
        }
        if (_unfinished.TryGetValue(member, out var depth))
        {
            _outermost = Math.Min(_outermost, depth);
            return Nothing;
        }
        if (isKnowable && Inference.KeptSummary(member.Kind, member.Symbol) is { } kept)
        {
            return Inference.Facts(member.Kind).GetOrAdd(member.Symbol, kept);
        }
        while (!Begin(member.Symbol, member.Kind))
        {
            if (isKnowable && Known(member.Symbol, member.Kind) is { } made) return made;
        }
        return Walk(member);
    }

    private Fact<MemberSummary> Walk(Member member)
    {
        var (outer, own, first) = (_outermost, _unfinished.Count, _round.Count);
        _outermost = int.MaxValue;
        _unfinished.Add(member, own);
        try
        {
            var summary = Walked(member);
            _unfinished.Remove(member);
            if (_outermost >= own)
            {
                summary = Close(member, summary, first);
                _outermost = outer;
            }
            else
            {
                Leave(member, summary, _outermost, first);
                _outermost = Math.Min(outer, _outermost);
            }
            return summary;
        }
        finally
        {
            _unfinished.Remove(member);
            // Also where it was called off: nobody is to wait for what nobody makes.
            if (own == 0) EndAll();
        }
    }
}
