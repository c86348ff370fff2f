using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>Puts a caller's values in place of a member's parameters.</summary>
internal sealed class Substitution
{
    private readonly ImmutableArray<Value> _arguments;
    private readonly Value _receiver;
    private readonly Value _order;
    private readonly Session? _session;
    private readonly ImmutableArray<Value> _open;

    private Substitution(ImmutableArray<Value> arguments, Value receiver, Value order, Session? session, ImmutableArray<Value> open)
    {
        _session = session;
        _open = open;
        _arguments = arguments;
        _receiver = receiver;
        _order = order;
    }

    /// <param name="arguments">By ordinal.</param>
    /// <param name="receiver">The object that the member belongs to.</param>
    /// <param name="order">The order in which it is called.</param>
    /// <param name="session">Answers for virtual members of objects that become known.</param>
    /// <param name="open">What the open calls give; nothing where nobody answers.</param>
    public static Substitution Of(ImmutableArray<Value> arguments, Value receiver, Value order, Session? session = null, ImmutableArray<Value> open = default) =>
        new(arguments, receiver, order, session, open.IsDefault ? [] : open);

    /// <summary>The value as the caller sees it; its sites are reached through the step.</summary>
    public Value Lift(Value value, Step? step)
    {
        if (value.IsNone) return value;
        var marks = ImmutableArray.CreateBuilder<Mark>(value.Marks.Length);
        var joined = Value.None;
        foreach (var mark in value.Marks)
        {
            if (mark is { Kind: MarkKind.Taint, Symbol: IMethodSymbol method })
            {
                joined = joined.Join(Resolve(mark, method, step));
                continue;
            }
            if (mark.Kind != MarkKind.Argument)
            {
                marks.Add(mark.Site is null || step is null ? mark : mark with { Site = mark.Site.Through(step) });
                continue;
            }
            var argument = At(mark);
            if (mark.IsOrder)
            {
                joined = joined.Join(Ordered(mark, argument, step));
                continue;
            }
            if (mark.IsSorted) argument = argument.InOrder();
            // Only a value that is the parameter itself has its members and texts.
            joined = joined.Join(mark.Hold switch
            {
                _ when mark.IsControl => argument.Derived().AsControl(),
                Hold.Same => argument,
                Hold.Copy => argument.Plain(),
                Hold.Derived => argument.AsPath().Derived(),
                _ => argument.AtMost(mark.Hold),
            });
        }
        var result = joined.With(marks.ToImmutable());
        var texts = value.Texts.IsEmpty && !value.Marks.Any(static mark => mark is { Kind: MarkKind.Argument, Hold: Hold.Derived or Hold.Elements, IsOrder: false }) ? result.Texts : TextSet.Filled(value.Texts, TextsOf);
        // A text of which nothing at all is known is none.
        result = result.WithTexts(texts.RemoveAll(static text => text == TextSet.Unknown));
        foreach (var member in value.Members)
        {
            result = result.WithMember(member.Key, Lift(member.Value, step));
        }
        return value.Exact is { } exact && (result.Exact is null || value.Marks.IsEmpty) ? result.WithExact(exact) : result;
    }

    /// <summary>The order of what the caller hands in: behind an interface there may be a collection that has none.</summary>
    private Value Ordered(Mark mark, Value argument, Step? step)
    {
        var site = mark.Site is null || step is null ? mark.Site : mark.Site.Through(step);
        var order = Value.None.With(argument.OrderOf(site));
        return site is not null && _session is not null && _session.Inference.Tables.IsUnordered(argument.Exact) && !argument.Has(MarkKind.Ordered) ? order.With(Mark.Taint(EffectIds.Unordered, site)) : order;
    }

    /// <summary>What a virtual member gives, now that more may be known of its object.</summary>
    private Value Resolve(Mark taint, IMethodSymbol method, Step? step)
    {
        var known = taint.Site is null || step is null ? taint : taint with { Site = taint.Site.Through(step) };
        var receiver = At(taint);
        if (_session is not null && receiver.Exact is { } exact)
        {
            foreach (var target in _session.Inference.Dispatch.Targets(method, exact, isVirtual: true))
            {
                if (_session.Inference.Knows(target) && _session.Resolve(target, result => Of([], receiver, Value.None, _session).Lift(result, step).Derived()) is { } resolved) return resolved;
            }
        }
        foreach (var mark in receiver.Marks)
        {
            if (mark is { Kind: MarkKind.Argument, Hold: Hold.Same }) return Value.Of(Mark.Virtual(known, method, mark));
        }
        return Value.Of(known with { Symbol = null, Argument = 0, Path = "" });
    }

    private ImmutableArray<string> TextsOf(int parameter) => parameter == TextSet.ReceiverNumber ? Built() : parameter < _arguments.Length ? _arguments[parameter].Texts : [];

    /// <summary>The text that the receiver has put together: it is in the one builder among its members.</summary>
    private ImmutableArray<string> Built()
    {
        var builders = _receiver.Members.Where(static member => member.Value.Exact?.Name == "StringBuilder" || member.Value.Texts.Any(TextSet.IsOfReceiver)).ToList();
        if (builders.Count == 1) return builders[0].Value.Texts;
        return builders.Count == 0 && _receiver.Marks.Any(static mark => mark is { Kind: MarkKind.Argument, Argument: Mark.This, Hold: Hold.Same, Path.Length: 0 }) ? TextSet.Receiver : [];
    }

    /// <summary>The value of a parameter, or of a part of it.</summary>
    private Value At(Mark mark)
    {
        if (mark.Argument == Mark.Order.Argument) return _order;
        var value = mark.Argument switch
        {
            Mark.This => _receiver,
            <= Mark.FirstOpen => Mark.FirstOpen - mark.Argument is var call && call < _open.Length ? _open[call] : Value.None,
            var argument => argument < _arguments.Length ? _arguments[argument] : Value.None,
        };
        foreach (var name in mark.Path.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            value = value.Member(name);
        }
        return value;
    }
}
