using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Kept;

/// <summary>A summary as it is kept from one compilation to the next.</summary>
internal sealed class KeptSummary
{
    private readonly MemberSummary _summary;
    private readonly ImmutableArray<KeptValue> _values;

    private KeptSummary(MemberSummary summary, ImmutableArray<KeptValue> values) => (_summary, _values) = (summary, values);

    /// <summary>A summary of a compilation; null for one that cannot be kept.</summary>
    public static KeptSummary? Of(MemberSummary summary, IAssemblySymbol own)
    {
        // What others published is read again, and who publishes keeps nothing.
        if (summary.Origin is not null || !summary.Open.IsEmpty) return null;
        var values = ImmutableArray.CreateBuilder<KeptValue>();
        var isWhole = true;
        var shape = Each(summary, value =>
        {
            if (isWhole && KeptValue.Of(value, own) is { } kept) values.Add(kept);
            else isWhole = false;
            return Value.None;
        });
        return isWhole ? new(shape, values.ToImmutable()) : null;
    }

    /// <summary>The summary in another compilation; null where what it speaks of isn't there.</summary>
    public MemberSummary? In(Compilation compilation)
    {
        var (at, isWhole) = (0, true);
        var summary = Each(_summary, _ =>
        {
            var value = isWhole ? _values[at++].In(compilation) : null;
            isWhole = value is not null;
            return value ?? Value.None;
        });
        return isWhole ? summary : null;
    }

    /// <summary>The same with each value exchanged, always in the same order.</summary>
    private static MemberSummary Each(MemberSummary summary, Func<Value, Value> value) => new(
        value(summary.Result),
        [.. summary.Effects.Select(effect => effect with { Target = value(effect.Target), Content = value(effect.Content), Mode = value(effect.Mode) })],
        [.. summary.Changes.Select(change => change with { Added = value(change.Added) })])
    {
        Transaction = summary.Transaction is { } transaction ? transaction with { Connection = value(transaction.Connection) } : null,
        EndsTransaction = summary.EndsTransaction,
        Statics = summary.Statics.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Aggregate(summary.Statics, (all, pair) => all.SetItem(pair.Key, value(pair.Value))),
        HasStaticConstructor = summary.HasStaticConstructor,
        Within = summary.Within,
        Use = summary.Use,
    };
}
