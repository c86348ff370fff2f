using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Kept;

/// <summary>A value as it is kept from one compilation to the next.</summary>
internal sealed class KeptValue
{
    /// <summary>A value without symbols of its compilation is the same in all.</summary>
    private readonly Value? _same;

    private readonly ImmutableArray<(Mark Mark, KeptSymbol? Symbol)> _marks;
    private readonly ImmutableArray<(string Name, KeptValue Value)> _members;
    private readonly ImmutableArray<string> _texts;
    private readonly KeptSymbol? _exact;

    private KeptValue(Value same) => _same = same;

    private KeptValue(ImmutableArray<(Mark, KeptSymbol?)> marks, ImmutableArray<(string, KeptValue)> members, ImmutableArray<string> texts, KeptSymbol? exact) =>
        (_marks, _members, _texts, _exact) = (marks, members, texts, exact);

    /// <summary>A value of a compilation; null for one that cannot be kept.</summary>
    public static KeptValue? Of(Value value, IAssemblySymbol own)
    {
        if (IsSame(value)) return new(value);
        // The code of a function belongs to its compilation.
        if (value.Function is not null) return null;
        var marks = ImmutableArray.CreateBuilder<(Mark, KeptSymbol?)>(value.Marks.Length);
        foreach (var mark in value.Marks)
        {
            if (mark.Symbol is null) marks.Add((mark, null));
            else if (KeptSymbol.Of(mark.Symbol, own) is { } symbol) marks.Add((mark with { Symbol = null }, symbol));
            else return null;
        }
        var members = ImmutableArray.CreateBuilder<(string, KeptValue)>();
        foreach (var member in value.Members)
        {
            if (Of(member.Value, own) is not { } kept) return null;
            members.Add((member.Key, kept));
        }
        var exact = value.Exact is null ? null : KeptSymbol.Of(value.Exact, own);
        return value.Exact is not null && exact is null ? null : new(marks.MoveToImmutable(), members.ToImmutable(), value.Texts, exact);
    }

    /// <summary>The value in another compilation; null where what it speaks of isn't there.</summary>
    public Value? In(Compilation compilation)
    {
        if (_same is not null) return _same;
        var marks = ImmutableArray.CreateBuilder<Mark>(_marks.Length);
        foreach (var (mark, kept) in _marks)
        {
            if (kept is null) marks.Add(mark);
            else if (kept.In(compilation) is { } symbol) marks.Add(mark with { Symbol = symbol });
            else return null;
        }
        var value = Value.None.With(marks.MoveToImmutable()).WithTexts(_texts);
        foreach (var (name, kept) in _members)
        {
            if (kept.In(compilation) is not { } member) return null;
            value = value.WithMember(name, member);
        }
        if (_exact is null) return value;
        return _exact.In(compilation) is ITypeSymbol exact ? value.WithExact(exact) : null;
    }

    private static bool IsSame(Value value)
    {
        if (value.Exact is not null || value.Function is not null) return false;
        foreach (var mark in value.Marks)
        {
            if (mark.Symbol is not null) return false;
        }
        foreach (var member in value.Members)
        {
            if (!IsSame(member.Value)) return false;
        }
        return true;
    }
}
