using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Knowledge;
using Refrain.Sql;

namespace Refrain.Effects;

/// <content>Statements that look for rows by a set of keys: in which order these are given, the answer does not depend on.</content>
internal sealed partial class MemberWalk
{
    /// <summary>What is given to a statement, the sets that it looks in without their order.</summary>
    private static (ImmutableArray<Value> Values, Value Receiver) Listed(IMethodSymbol method, ImmutableArray<ApiEntry> entries, ImmutableArray<Value> values, Value receiver, IOperation? instance)
    {
        foreach (var entry in entries)
        {
            if (entry.Effect != ApiEffect.Sql || !entry.Has(ApiSettings.Executes)) continue;
            var given = Named(method, entry[ApiSettings.Sql]);
            var texts = given is null ? (receiver.IsNone && values.Length > 0 ? values[0] : receiver).Member(TextMember).Texts : values[given.Ordinal].Texts;
            if (texts.IsEmpty) continue;
            var dialect = Dialects.Of(receiver.Exact ?? instance?.Type);
            HashSet<string>? listed = null;
            var hasOthers = false;
            foreach (var text in texts)
            {
                var here = ListedParameters.Of(text, dialect, out var others);
                hasOthers |= others;
                if (listed is null) listed = here;
                else listed.IntersectWith(here);
            }
            if (listed!.Count == 0) continue;
            for (var i = 0; i < values.Length; i++)
            {
                if (i != given?.Ordinal) values = values.SetItem(i, Listed(values[i], listed, hasOthers));
            }
            // A command has its parameters in it.
            if (!hasOthers && given is null) receiver = receiver.InOrder();
        }
        return (values, receiver);
    }

    private static Value Listed(Value parameters, HashSet<string> listed, bool hasOthers)
    {
        if (!hasOthers) return parameters.Members.Aggregate(parameters.InOrder(), static (sum, member) => sum.WithMember(member.Key, member.Value.InOrder()));
        return parameters.Members.Where(member => listed.Contains(member.Key.ToUpperInvariant())).Aggregate(parameters, static (sum, member) => sum.WithMember(member.Key, member.Value.InOrder()));
    }
}
