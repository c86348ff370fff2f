using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>Puts a caller's values in place of a member's parameters.</summary>
internal sealed class Substitution
{
    private readonly ImmutableArray<Value> _arguments;
    private readonly Value _receiver;
    private readonly Value _order;

    private Substitution(ImmutableArray<Value> arguments, Value receiver, Value order)
    {
        _arguments = arguments;
        _receiver = receiver;
        _order = order;
    }

    /// <param name="arguments">By ordinal.</param>
    /// <param name="receiver">The object that the member belongs to.</param>
    /// <param name="order">The order in which it is called.</param>
    public static Substitution Of(ImmutableArray<Value> arguments, Value receiver, Value order) => new(arguments, receiver, order);

    /// <summary>The value as the caller sees it; its sites are reached through the step.</summary>
    public Value Lift(Value value, Step? step)
    {
        if (value.IsNone) return value;
        var marks = ImmutableArray.CreateBuilder<Mark>(value.Marks.Length);
        var joined = Value.None;
        foreach (var mark in value.Marks)
        {
            if (mark.Kind != MarkKind.Argument)
            {
                marks.Add(mark.Site is null || step is null ? mark : mark with { Site = mark.Site.Through(step) });
                continue;
            }
            var argument = At(mark);
            // Only a value that is the parameter itself has its members and texts.
            joined = joined.Join(mark.Hold == Hold.Same ? argument : mark.Hold == Hold.Derived ? argument.Derived() : argument.AtMost(mark.Hold));
        }
        var result = joined.With(marks.ToImmutable());
        var texts = TextSet.Union(result.Texts, value.Texts);
        if (value.Marks.Any(static mark => mark is { Kind: MarkKind.Argument, Hold: not Hold.Same }) || value.Texts.Length > 0) texts = value.Texts;
        result = result.WithTexts(texts);
        foreach (var member in value.Members)
        {
            result = result.WithMember(member.Key, Lift(member.Value, step));
        }
        return value.Exact is { } exact && (result.Exact is null || value.Marks.IsEmpty) ? result.WithExact(exact) : result;
    }

    /// <summary>The value of a parameter, or of a part of it.</summary>
    private Value At(Mark mark)
    {
        if (mark.Argument == Mark.Order.Argument) return _order;
        var value = mark.Argument == Mark.This ? _receiver : mark.Argument < _arguments.Length ? _arguments[mark.Argument] : Value.None;
        foreach (var name in mark.Path.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            value = value.Member(name);
        }
        return value;
    }
}
