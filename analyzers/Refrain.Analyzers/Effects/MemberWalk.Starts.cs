using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <content>The start of types: what runs once, before the first use of one.</content>
internal sealed partial class MemberWalk
{
    /// <summary>
    /// Walks the initialisers of a type's statics and then its static constructor. A function that is only kept there isn't run, and what is read from
    /// outside counts for who reads the static that it is in.
    /// </summary>
    public static MemberSummary Start(Session session, INamedTypeSymbol type)
    {
        var bodies = session.Inference.Bodies;
        var constructor = bodies.StaticConstructor(type);
        var walk = new MemberWalk(session, constructor ?? (ISymbol)type);
        var statics = bodies.Statics(type).ToImmutableArray();
        foreach (var member in statics)
        {
            var initial = session.OfInitialiser(member);
            walk._locals = walk._locals.SetItem(member, initial.Result);
            foreach (var effect in initial.Effects)
            {
                if (!effect.IsKept && effect is not { Kind: EffectKind.File, Rule: EffectIds.OutsideRead }) walk.Add(effect);
            }
        }
        if (constructor is not null) walk.Body(constructor);
        return walk.Summary(Value.None) with
        {
            Statics = constructor is null ? ImmutableDictionary<string, Value>.Empty : statics.ToImmutableDictionary(static member => member.Name, member => walk._locals[member], StringComparer.Ordinal),
        };
    }

    /// <summary>
    /// The code at hand may be the first to use the type. Without a static constructor only reading a static runs what there is to run.
    /// </summary>
    private void Started(INamedTypeSymbol type, Location place, bool reads)
    {
        type = type.OriginalDefinition;
        if (!_session.Inference.IsOwn(type) || (!reads && !_session.HasStaticConstructor(type))) return;
        // Whoever called a member of the type has started it, and while it starts it does not start again.
        if (IsOf(type) && (!reads || IsStart())) return;
        if (_session.Idempotent(type)) return;
        foreach (var effect in _session.OfStart(type).Effects) Add(effect.AtStart(new Step(StartOf(type), place)));
    }

    /// <summary>What a static was when its type had started, as its reader sees it.</summary>
    private Value Initial(ISymbol member, IOperation reference)
    {
        var step = new Step(NameOf(member), PlaceOf(reference));
        var initial = _session.OfInitialiser(member);
        // Functions that the static holds may be called by whoever reads it.
        foreach (var effect in initial.Effects) Add(effect.IsKept ? effect.Through(step, static value => value, Around(effect.Mode), _loops > 0, _guarded, _branches) : effect.AtStart(step));
        var substitution = Substitution.Of([], Value.None, Value.None, step);
        var value = substitution.Lift(initial.Result);
        Started(member.ContainingType, step.Place, reads: true);
        if (!_session.HasStaticConstructor(member.ContainingType) || (IsStart() && IsOf(member.ContainingType.OriginalDefinition))) return value;
        return _session.OfStart(member.ContainingType).Statics.TryGetValue(member.Name, out var set) ? value.Join(substitution.Lift(set)) : value;
    }

    /// <summary>Is the code at hand a member of the type?</summary>
    private bool IsOf(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals((_member as INamedTypeSymbol ?? _member.ContainingType)?.OriginalDefinition, type);

    /// <summary>A function as a value: what it does when it is called counts, but an initialiser does not call it.</summary>
    private Value Kept(IOperation function)
    {
        if (IsStart()) _kept++;
        var result = Applied(function, []);
        if (IsStart()) _kept--;
        return Value.Lambda(function, result);
    }

    /// <summary>How people would call the start of a type.</summary>
    public static string StartOf(INamedTypeSymbol type) => $"static {type.Name}()";
}
