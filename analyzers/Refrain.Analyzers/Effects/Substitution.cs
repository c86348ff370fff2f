using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>
/// Puts a caller's values in place of a member's parameters. What a member does is often done under the same conditions, with the same arguments and on the same
/// way, so each mark and each set of them is looked at once. Not thread-safe.
/// </summary>
internal sealed class Substitution
{
    private readonly ImmutableArray<Value> _arguments;
    private readonly Value _receiver;
    private readonly Value _order;
    private readonly Step? _step;
    private readonly Session? _session;
    private readonly ImmutableArray<Value> _open;
    private Dictionary<Mark, Value>? _marks;
    private Dictionary<Site, Site>? _sites;
    private Dictionary<ImmutableArray<Mark>, Value>? _sets;

    private Substitution(ImmutableArray<Value> arguments, Value receiver, Value order, Step? step, Session? session, ImmutableArray<Value> open)
    {
        _session = session;
        _open = open;
        _arguments = arguments;
        _receiver = receiver;
        _order = order;
        _step = step;
    }

    /// <param name="arguments">By ordinal.</param>
    /// <param name="receiver">The object that the member belongs to.</param>
    /// <param name="order">The order in which it is called.</param>
    /// <param name="step">The call, through which the sites of the values are reached; null where they are seen as they are.</param>
    /// <param name="session">Answers for virtual members of objects that become known.</param>
    /// <param name="open">What the open calls give; nothing where nobody answers.</param>
    public static Substitution Of(ImmutableArray<Value> arguments, Value receiver, Value order, Step? step = null, Session? session = null, ImmutableArray<Value> open = default) =>
        new(arguments, receiver, order, step, session, open.IsDefault ? [] : open);

    /// <summary>The value as the caller sees it.</summary>
    public Value Lift(Value value)
    {
        if (value.IsNone) return value;
        var result = Lift(value.Marks);
        var texts = !value.Texts.IsEmpty ? TextSet.Filled(value.Texts, TextsOf)
            : value.Marks.Any(static mark => mark is { Kind: MarkKind.Argument, Hold: Hold.Derived or Hold.Elements, IsOrder: false }) ? []
            : result.Texts;
        // A text of which nothing at all is known is none.
        if (!texts.IsEmpty) texts = texts.RemoveAll(static text => text == TextSet.Unknown);
        if (texts != result.Texts) result = result.WithTexts(texts);
        foreach (var member in value.Members)
        {
            var lifted = Lift(member.Value);
            // A member that was set is what it was set to; elements that were added are there beside those that were there before.
            result = result.WithMember(member.Key, member.Key == Value.ElementName && result.Known(member.Key) is { } before ? before.Join(lifted) : lifted);
        }
        return value.Exact is { } exact && (result.Exact is null || value.Marks.IsEmpty) ? result.WithExact(exact) : result;
    }

    /// <summary>What the caller's values are of which the marks speak, with the marks that speak of none.</summary>
    private Value Lift(ImmutableArray<Mark> marks)
    {
        if (marks.IsEmpty) return Value.None;
        // Most are of one parameter and nothing else.
        if (marks.Length == 1 && IsCallers(marks[0])) return Lift(marks[0]);
        if (_sets is null) _sets = [];
        else if (_sets.TryGetValue(marks, out var known)) return known;
        var parts = new List<Value>();
        ImmutableArray<Mark>.Builder? own = null;
        foreach (var mark in marks)
        {
            if (IsCallers(mark)) parts.Add(Lift(mark));
            else (own ??= ImmutableArray.CreateBuilder<Mark>()).Add(mark.Site is null ? mark : mark with { Site = Through(mark.Site) });
        }
        var lifted = Value.Joined(parts, own is null ? [] : own.ToImmutable());
        _sets.Add(marks, lifted);
        return lifted;
    }

    /// <summary>Does it speak of something that the caller knows better?</summary>
    private static bool IsCallers(Mark mark) => mark is { Kind: MarkKind.Taint, Symbol: IMethodSymbol } or { Kind: MarkKind.Argument };

    private Value Lift(Mark mark)
    {
        if (_marks is null) _marks = [];
        else if (_marks.TryGetValue(mark, out var known)) return known;
        var lifted = mark.Kind == MarkKind.Taint ? Resolve(mark, (IMethodSymbol)mark.Symbol!) : Argument(mark);
        _marks.Add(mark, lifted);
        return lifted;
    }

    private Value Argument(Mark mark)
    {
        var argument = At(mark);
        if (mark.IsOrder) return Ordered(mark, argument);
        if (mark.IsSorted) argument = argument.InOrder();
        // Only a value that is the parameter itself has its members and texts.
        return mark.Hold switch
        {
            _ when mark.IsControl => argument.Derived().AsControl(),
            Hold.Same => argument,
            Hold.Copy => argument.Plain(),
            Hold.Derived => argument.AsPath().Derived(),
            _ => argument.AtMost(mark.Hold),
        };
    }

    private Site Through(Site site)
    {
        if (_step is null) return site;
        if (!(_sites ??= []).TryGetValue(site, out var through)) _sites.Add(site, through = site.Through(_step));
        return through;
    }

    /// <summary>The order of what the caller hands in: behind an interface there may be a collection that has none.</summary>
    private Value Ordered(Mark mark, Value argument)
    {
        var site = mark.Site is null ? null : Through(mark.Site);
        var order = Value.None.With(argument.OrderOf(site));
        return site is not null && _session is not null && _session.Inference.Tables.IsUnordered(argument.Exact) && !argument.Has(MarkKind.Ordered) ? order.With(Mark.Taint(EffectIds.Unordered, site)) : order;
    }

    /// <summary>What a virtual member gives, now that more may be known of its object.</summary>
    private Value Resolve(Mark taint, IMethodSymbol method)
    {
        var known = taint.Site is null ? taint : taint with { Site = Through(taint.Site) };
        var receiver = At(taint);
        if (_session is not null && receiver.Exact is { } exact)
        {
            foreach (var target in _session.Inference.Dispatch.Targets(method, exact, isVirtual: true))
            {
                if (_session.Inference.Knows(target) && _session.Resolve(target, result => Of([], receiver, Value.None, _step, _session).Lift(result).Derived()) is { } resolved) return resolved;
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
        for (var from = 0; from < mark.Path.Length;)
        {
            var end = mark.Path.IndexOf('.', from);
            if (end < 0) end = mark.Path.Length;
            if (end > from) value = value.Member(mark.Path.Substring(from, end - from));
            from = end + 1;
        }
        return value;
    }
}
