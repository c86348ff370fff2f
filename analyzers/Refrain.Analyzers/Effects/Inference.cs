using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Effects.Kept;
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
/// <param name="kept">What is known of compilations before this one.</param>
internal sealed class Inference(Compilation compilation, ApiTables tables, bool publishes = false, KeptFacts? kept = null)
{
    private readonly ConcurrentDictionary<ISymbol, Fact<MemberSummary>> _summaries = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Fact<MemberSummary>> _initialisers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Fact<MemberSummary>> _starts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Fact<MemberSummary>> _unclassified = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Fact<MemberSummary>> _unclassifiedInitialisers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Fact<MemberSummary>> _unclassifiedStarts = new(SymbolEqualityComparer.Default);
    private int _walks;
    private readonly Grounds _grounds = new(compilation);

    public Compilation Compilation => compilation;

    public KeptFacts? Kept => kept;

    public ApiTables Tables { get; } = tables;

    public KnownSymbols Known { get; } = KnownSymbols.Of(compilation);

    public MemberBodies Bodies { get; } = new(compilation);

    public PublishedSummaries Published { get; } = PublishedSummaries.Of(compilation);

    public Dispatch Dispatch { get; } = new(compilation, PublishedSummaries.Of(compilation));

    public StaticState Statics { get; } = new(compilation);

    /// <summary>How often a member was walked: what the inference costs, in a measure that no machine changes.</summary>
    public int Walks => _walks;

    /// <summary>Notes that a member is walked.</summary>
    public void Walk() => Interlocked.Increment(ref _walks);

    /// <summary>Who is making which summary.</summary>
    public Underway Underway { get; } = new();

    public Visibility Visibility { get; } = new(compilation);

    /// <summary>May a call of the method be answered by a class of another assembly that is to read the summary?</summary>
    public bool Opens(IMethodSymbol method) =>
        publishes && (method.IsAbstract || method.IsVirtual || (method.IsOverride && !method.IsSealed)) && !method.ContainingType.IsSealed
        && Visibility.IsOpen(method) && Visibility.IsVisible(method.ContainingType) && IsOwn(method.ContainingType);

    /// <summary>Is it known what the method does, from its code or from what its assembly has published? What the user says of it goes before that.</summary>
    public bool Knows(IMethodSymbol method) => Bodies.HasSource(method) || (Published.Of(method) is not null && Tables.Find(method).IsEmpty);

    /// <summary>Is the symbol, or the type that it is in, known member by member?</summary>
    public bool IsOwn(ISymbol symbol) => Bodies.InSource(symbol) || Published.Covers(symbol);

    /// <summary>Of which members the user has said that running them again does no harm, and of which not: each call asks that of what it calls.</summary>
    public ConcurrentDictionary<ISymbol, bool> Trusted { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What is wrong with the tasks that were looked at.</summary>
    public ConcurrentDictionary<ISymbol, Fact<ImmutableArray<Finding>>> Findings { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The summaries of a kind that were asked for so far.</summary>
    public ConcurrentDictionary<ISymbol, Fact<MemberSummary>> Facts(FactKind kind) => kind switch
    {
        FactKind.Initialiser => _initialisers,
        FactKind.Start => _starts,
        _ => _summaries,
    };

    /// <summary>Those that were made to find out what becomes of statics, when nothing was known of that.</summary>
    public ConcurrentDictionary<ISymbol, Fact<MemberSummary>> Unclassified(FactKind kind) => kind switch
    {
        FactKind.Initialiser => _unclassifiedInitialisers,
        FactKind.Start => _unclassifiedStarts,
        _ => _unclassified,
    };

    /// <summary>A summary of an earlier compilation that still holds, or null.</summary>
    public Fact<MemberSummary>? KeptSummary(FactKind kind, ISymbol member) => kept?.Summary(kind, member, compilation, _grounds);

    /// <summary>How a static is used, if that was known to an earlier compilation and still holds, or null.</summary>
    public Fact<StaticUse>? KeptUse(ISymbol member) => kept?.Use(member, _grounds);

    /// <summary>What is wrong with a task, if that was known to an earlier compilation and still holds, or null.</summary>
    public Fact<ImmutableArray<Finding>>? KeptFindings(INamedTypeSymbol task) => kept?.Findings(task, _grounds);

    /// <summary>The files that mention a name.</summary>
    public ImmutableArray<SyntaxTree> Mentioning(string name) => _grounds.Mentioning(name);
}
