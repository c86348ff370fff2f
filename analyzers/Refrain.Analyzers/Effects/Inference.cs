using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Effects.Published;
using Refrain.Knowledge;
using Refrain.Reading;

namespace Refrain.Effects;

/// <summary>
/// What is known of a compilation's members: bodies, overrides, statics, and the summaries that were made so far. One for each compilation;
/// thread-safe, since tasks are looked at concurrently.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="tables">What is known of the APIs that it uses.</param>
/// <param name="publishes">Are the summaries for other assemblies, which may have classes that nobody here knows?</param>
internal sealed class Inference(Compilation compilation, ApiTables tables, bool publishes = false)
{
    private readonly ConcurrentDictionary<ISymbol, MemberSummary> _summaries = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, MemberSummary> _initialisers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, MemberSummary> _starts = new(SymbolEqualityComparer.Default);

    public ApiTables Tables { get; } = tables;

    public KnownSymbols Known { get; } = KnownSymbols.Of(compilation);

    public MemberBodies Bodies { get; } = new(compilation);

    public PublishedSummaries Published { get; } = PublishedSummaries.Of(compilation);

    public Dispatch Dispatch { get; } = new(compilation, PublishedSummaries.Of(compilation));

    public StaticState Statics { get; } = new(compilation);

    public Visibility Visibility { get; } = new(compilation);

    /// <summary>May a call of the method be answered by a class of another assembly that is to read the summary?</summary>
    public bool Opens(IMethodSymbol method) =>
        publishes && (method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed)) && !method.ContainingType.IsSealed
        && Visibility.IsOpen(method) && Visibility.IsVisible(method.ContainingType) && IsOwn(method.ContainingType);

    /// <summary>Is it known what the method does, from its code or from what its assembly has published? What the user says of it goes before that.</summary>
    public bool Knows(IMethodSymbol method) => Bodies.HasSource(method) || (Published.Of(method) is not null && Tables.Find(method).IsEmpty);

    /// <summary>Is the symbol, or the type that it is in, known member by member?</summary>
    public bool IsOwn(ISymbol symbol) => Bodies.InSource(symbol) || Published.Covers(symbol);

    public ConcurrentDictionary<ISymbol, MemberSummary> Summaries => _summaries;

    public ConcurrentDictionary<ISymbol, MemberSummary> Initialisers => _initialisers;

    public ConcurrentDictionary<ISymbol, MemberSummary> Starts => _starts;
}

/// <summary>
/// One question to the inference: which members it is in the midst of, so that recursion ends. A summary that was made while one of its
/// callees was still unfinished holds for this question alone; the others are kept for all.
/// </summary>
internal sealed class Session(Inference inference, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, int> _unfinished = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, MemberSummary> _own = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Value> _instances = new(SymbolEqualityComparer.Default);

    /// <summary>The virtual members that are being asked of an object that became known.</summary>
    private readonly HashSet<ISymbol> _resolved = new(SymbolEqualityComparer.Default);

    /// <summary>Of the unfinished members that were asked for, the depth of the outermost.</summary>
    private int _outermost = int.MaxValue;

    /// <summary>The statics of which it is being found out whether anything changes them.</summary>
    private ImmutableHashSet<ISymbol> _classified = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    /// <summary>A question of its own, for finding out whether anything changes a static: what is unfinished here is looked at anew there.</summary>
    public Session Classifying(ISymbol member) => new(Inference, Cancellation) { _classified = _classified.Add(member), Depth = Depth };

    /// <summary>Is this part of finding out whether anything changes the static? Then what is made of the answer holds for this question alone.</summary>
    public bool IsClassifying(ISymbol member)
    {
        if (!_classified.Contains(member)) return false;
        _outermost = -1;
        return true;
    }

    public Inference Inference { get; } = inference;

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
        return Of(method, Inference.Summaries, static (session, member) => ((IMethodSymbol)member).MethodKind == MethodKind.Constructor ? MemberWalk.Constructor(session, (IMethodSymbol)member) : MemberWalk.Method(session, (IMethodSymbol)member));
    }

    /// <summary>What a field or property starts with.</summary>
    public MemberSummary OfInitialiser(ISymbol member) => Inference.Published.Of(member) ?? Of(member.OriginalDefinition, Inference.Initialisers, MemberWalk.Initialiser);

    /// <summary>What runs once, before a type is first used.</summary>
    public MemberSummary OfStart(INamedTypeSymbol type) => Inference.Published.StartOf(type) ?? Of(type.OriginalDefinition, Inference.Starts, static (session, member) => MemberWalk.Start(session, (INamedTypeSymbol)member));

    /// <summary>Does any use of the type run its start?</summary>
    public bool HasStaticConstructor(INamedTypeSymbol type) => Inference.Bodies.StaticConstructor(type) is not null || Inference.Published.StartOf(type) is { HasStaticConstructor: true };

    /// <summary>An object of a class that somebody else has made: what its members start with.</summary>
    public Value Instance(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (Inference.Published.InstanceOf(type) is { } published) return published;
        if (_instances.TryGetValue(type, out var known)) return known;
        _instances[type] = Value.None;
        var instance = Value.None;
        if (type.TypeKind == TypeKind.Class && !type.IsRecord && Inference.Bodies.InSource(type))
        {
            foreach (var constructor in type.InstanceConstructors)
            {
                var summary = Of(constructor);
                var arguments = constructor.Parameters.Select(static _ => Value.None).ToImmutableArray();
                instance = instance.Join(Substitution.Of(arguments, Value.None, Value.None).Lift(summary.Result, null));
            }
            // What made it is not known, so neither is its exact type.
            instance = instance.Members.Aggregate(Value.None, static (sum, member) => sum.WithMember(member.Key, member.Value));
        }
        return _instances[type] = instance;
    }

    /// <summary>Has the user said that running it again does no harm?</summary>
    public bool Idempotent(ISymbol member)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (Inference.Known.Has(symbol, RefrainNames.IdempotentAttribute)) return true;
            if (symbol is IMethodSymbol { AssociatedSymbol: { } associated } && Inference.Known.Has(associated, RefrainNames.IdempotentAttribute)) return true;
        }
        return Inference.Tables.Find(member).Any(static entry => entry.Effect == ApiEffect.Idempotent);
    }

    private MemberSummary Of(ISymbol member, ConcurrentDictionary<ISymbol, MemberSummary> shared, Func<Session, ISymbol, MemberSummary> walk)
    {
        if (shared.TryGetValue(member, out var known) || _own.TryGetValue(member, out known)) return known;
        if (_unfinished.TryGetValue(member, out var depth))
        {
            _outermost = Math.Min(_outermost, depth);
            return MemberSummary.Empty;
        }
        var (outer, own) = (_outermost, _unfinished.Count);
        _outermost = int.MaxValue;
        _unfinished.Add(member, own);
        MemberSummary summary;
        try
        {
            summary = walk(this, member);
        }
        finally
        {
            _unfinished.Remove(member);
        }
        if (_outermost >= own) shared.TryAdd(member, summary);
        else _own[member] = summary;
        _outermost = Math.Min(outer, _outermost >= own ? int.MaxValue : _outermost);
        return summary;
    }
}
