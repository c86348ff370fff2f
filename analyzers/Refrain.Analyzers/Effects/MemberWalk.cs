using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Knowledge;
using Refrain.Reading;

namespace Refrain.Effects;

/// <summary>
/// One walk through the code of one member, in the order in which it runs: what each local may be, what reaches the result, what is done. Ways
/// that fork are joined, loops are walked again where a round has left something for the next, lambdas and local functions are walked where they are used. Calls of members with source are
/// answered by their summaries, all others by the tables.
/// </summary>
internal sealed partial class MemberWalk
{
    private static readonly ImmutableHashSet<ISymbol> NoSymbols = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    private readonly Session _session;
    private readonly ISymbol _member;
    private readonly Dictionary<(EffectKind, string, Site, bool), Effect> _effects = [];
    private readonly Dictionary<(EffectKind, string), int> _counts = [];
    private readonly HashSet<string> _incremented = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, string), ParameterChange> _changes = [];
    private readonly HashSet<(EffectKind, string, string, Location)> _started = [];
    private readonly Stack<Value> _initialized = new();
    private readonly Stack<Value> _conditionalReceivers = new();
    private LocalValues _locals = LocalValues.Create();
    private Value _this = Value.None;
    private Value _result = Value.None;

    /// <summary>What decides whether the code at hand runs at all: what it assigns, returns and writes depends on that.</summary>
    private ImmutableArray<Mark> _control = [];

    /// <summary>The same of loops: how often they run decides what is in the variables after them, but not what they return on the way.</summary>
    private ImmutableArray<Mark> _loopControl = [];

    /// <summary>The order, which nothing promises, in which the loops around the code at hand run.</summary>
    private ImmutableArray<Mark> _disorder = [];

    /// <summary>How many of them are around the function at hand: what it returns does not leave those.</summary>
    private int _entry;
    private ImmutableHashSet<ISymbol> _loopLocals = NoSymbols;
    private ImmutableHashSet<ISymbol> _counted = NoSymbols;
    private ImmutableArray<OpenTransaction> _transactions = [];
    private ImmutableArray<(Location Choice, int Way)> _branches = [];
    private bool _endedTransaction;

    /// <summary>The loop at hand, if it only looks whether a list has some element.</summary>
    private SearchLoop? _search;
    private bool _guarded;
    private bool _reachable = true;
    private int _loops;

    /// <summary>How often this walk has looked at a statement or expression.</summary>
    private int _steps;

    /// <summary>A walk ends after so many looks. No member that people write comes near.</summary>
    private const int MaxSteps = 100_000;

    /// <summary>
    /// After so many looks a walk hurries: what it would look at twice, or many times, is multiplied where it is within each other.
    /// </summary>
    private const int Patience = 20_000;

    /// <summary>
    /// Of more places than this that do the same, the rest is let go: nobody mends them one by one, and in code of which all calls all, each member would
    /// have the effects of all others for each of its calls.
    /// </summary>
    private const int MaxPlaces = 96;

    private bool Hurries => _steps > Patience;

    private int _conditions;

    /// <summary>In how many functions that are kept for later the code at hand is.</summary>
    private int _kept;

    private MemberWalk(Session session, ISymbol member)
    {
        _session = session;
        _member = member;
    }

    /// <summary>The order in which the code at hand runs, callers included.</summary>
    private ImmutableArray<Mark> Order => _disorder.Add(Mark.Order);

    /// <summary>Is the code at hand what a task requires, which goes on as it is?</summary>
    private bool IsRequirement => _member is IMethodSymbol { AssociatedSymbol: { } property } && _session.Inference.Known.Has(property, RefrainNames.RequiresAttribute);

    private ApiTables Tables => _session.Inference.Tables;

    /// <summary>What the tables say of a member, in that use.</summary>
    private ImmutableArray<ApiEntry> Lines(ISymbol symbol, ApiUse use) => Tables.Find(symbol is not IPropertySymbol property ? symbol : (use == ApiUse.Set ? property.SetMethod : property.GetMethod) ?? symbol);

    /// <summary>Walks the body of a method or accessor.</summary>
    public static MemberSummary Method(Session session, IMethodSymbol method)
    {
        var walk = new MemberWalk(session, method) { _this = Value.Of(Mark.Of(Mark.This)) };
        walk.Parameters(method);
        walk.Body(method);
        return walk.Summary(walk._result);
    }

    /// <summary>Walks a constructor, with the initialisers of what it constructs: the result is the object.</summary>
    public static MemberSummary Constructor(Session session, IMethodSymbol constructor)
    {
        var walk = new MemberWalk(session, constructor) { _this = Value.Created(constructor.ContainingType) };
        walk.Parameters(constructor);
        walk.Construct(constructor);
        return walk.Summary(walk._this);
    }

    /// <summary>Walks the initialiser of a field or property.</summary>
    public static MemberSummary Initialiser(Session session, ISymbol member)
    {
        var walk = new MemberWalk(session, member);
        return walk.Summary(walk._session.Inference.Bodies.Initialiser(member, session.Cancellation) is { } initialiser ? walk.Eval(initialiser) : Value.None);
    }

    private MemberSummary Summary(Value result)
    {
        Build();
        return new(result, [.. _effects.Values], [.. _changes.Values]) { Transaction = _transactions.LastOrDefault(), EndsTransaction = _endedTransaction, Within = [.. _within.Where(static called => called.Value).Select(static called => called.Key)], Open = [.. _open] };
    }

    private void Parameters(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            var value = Value.Of(Mark.Of(parameter.Ordinal));
            _locals = _locals.SetItem(parameter, parameter.Type.SpecialType == SpecialType.System_String ? value.WithTexts(TextSet.Parameter(parameter.Ordinal)) : value);
        }
    }

    private void Body(IMethodSymbol method)
    {
        foreach (var body in _session.Inference.Bodies.Of(method, _session.Cancellation))
        {
            Do(body);
        }
    }

    private void Construct(IMethodSymbol constructor)
    {
        var type = constructor.ContainingType;
        var bodies = _session.Inference.Bodies;
        var primary = bodies.IsPrimary(constructor, _session.Cancellation);
        if (primary || constructor.IsImplicitlyDeclared)
        {
            foreach (var parameter in constructor.Parameters)
            {
                _this = _this.WithMember(parameter.Name, _locals[parameter]);
            }
        }
        if (constructor is { IsImplicitlyDeclared: true, Parameters.Length: 1 } && constructor.Parameters[0] is var original && SymbolEqualityComparer.Default.Equals(original.Type, type))
        {
            _this = _locals[original];
            return;
        }
        if (!bodies.ChainsToThis(constructor, _session.Cancellation))
        {
            foreach (var (member, initialiser) in bodies.Initialisers(type, _session.Cancellation))
            {
                var value = Eval(initialiser);
                _this = _this.WithMember(member.Name, value);
            }
            if (primary || constructor.IsImplicitlyDeclared) BaseOf(constructor, bodies);
        }
        if (!primary) Body(constructor);
    }

    /// <summary>What the constructor of a base class sets, where no initialiser says which one it is.</summary>
    private void BaseOf(IMethodSymbol constructor, MemberBodies bodies)
    {
        if (constructor.ContainingType.BaseType is not { SpecialType: not SpecialType.System_Object } type) return;
        if (bodies.BaseCall(constructor, _session.Cancellation) is { } call)
        {
            Do(call);
        }
        else if (type.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty) is { } parameterless && _session.Inference.Knows(parameterless))
        {
            var place = constructor.Locations.FirstOrDefault() ?? Location.None;
            Started(type, place, reads: false);
            var constructed = Apply(_session.Of(parameterless), new Step(NameOf(parameterless), place), Value.None, null, [], []);
            foreach (var member in constructed.Members)
            {
                _this = _this.WithMember(member.Key, member.Value);
            }
        }
    }

    private void Add(Effect effect)
    {
        if (effect.Once && !_started.Add(effect.Start)) return;
        if (_kept > 0) effect = effect with { IsKept = true };
        // What a read or a removal is made of reaches nothing; of a removal it is told whether it was a move.
        if (effect is { Kind: EffectKind.File, Rule: EffectIds.OutsideRead or EffectIds.Delete, Content.IsNone: false }) effect = effect with { Content = effect.Content.Facts() };
        // One statement may be executed here after a look at what is stored, and there without: each is judged by itself.
        var key = (effect.Kind, effect.Rule, effect.Site, effect.Guarded);
        if (!_effects.ContainsKey(key) && !Counts(effect)) return;
        _effects[key] = _effects.TryGetValue(key, out var known)
            ? known with
            {
                Target = known.Target.Join(effect.Target),
                Content = known.Content.Join(effect.Content),
                IsKept = known.IsKept && effect.IsKept,
                // Two ways to one statement are two executions of it.
                InLoop = known.InLoop || effect.InLoop || (effect.Kind == EffectKind.Sql && !known.Site.SameWay(effect.Site) && !known.Excludes(effect)),
                Guarded = known.Guarded && effect.Guarded,
                Transaction = known.Transaction is null || effect.Transaction is null ? null : known.Transaction,
            }
            : effect;
    }

    private bool Counts(Effect effect)
    {
        _counts.TryGetValue((effect.Kind, effect.Rule), out var count);
        _counts[(effect.Kind, effect.Rule)] = count + 1;
        return count < MaxPlaces;
    }

    private void Add(EffectKind kind, string rule, Site site, Value target, Value content) => Add(new Effect(kind, rule, site, target, content)
    {
        Transaction = Around(target),
        InLoop = _loops > 0,
        Guarded = _guarded,
        Branches = _branches,
    });

    /// <summary>Something lasting is made of the value, under the conditions at hand.</summary>
    /// <param name="site">Where.</param>
    /// <param name="content">The value.</param>
    /// <param name="isOne">Is it a part of something that what was made before is a part of, too? Then it stands behind that.</param>
    private void Sink(Site site, Value content, bool isOne = true)
    {
        // What is made at the same time is several things, in no order among each other.
        var all = Controlled(content.Derived(), returned: false).With(isOne ? Order.RemoveAll(static mark => mark.IsArrival) : []);
        if (!all.IsNone) Add(EffectKind.Sunk, "", site, Value.None, all);
    }

    /// <summary>The value, which is what it is because the code at hand runs.</summary>
    private Value Controlled(Value value, bool returned) => returned ? value.With(_control) : value.With(_control).With(_loopControl);

    private static Site SiteOf(string api, IOperation operation) => new(api, PlaceOf(operation), []);

    /// <summary>What to mark: of a call in a chain its last name and arguments are what people look for, so the whole expression is marked.</summary>
    private static Location PlaceOf(IOperation operation) => operation.Syntax.GetLocation();
}
