using System.Collections.Immutable;
using Refrain.Sql;

namespace Refrain.Effects;

/// <summary>What the texts of an effect do, all of them taken together.</summary>
internal static class SqlTexts
{
    /// <summary>May one of them change rows? What is not known may.</summary>
    public static bool ChangesData(Effect effect) =>
        !effect.Mode.Has(MarkKind.Temporary) && !effect.Mode.Has(MarkKind.Handed)
        && (effect.Target.Texts.IsEmpty || effect.Target.Texts.Any(text => SqlScript.Parse(text, effect.Dialect).Statements.Any(static statement => statement.ChangesData || statement.Kind is SqlStatementKind.Unknown or SqlStatementKind.Call)));

    /// <summary>The temporary tables whose names have parts that are not known.</summary>
    public static SqlNameSet Temporary(ImmutableArray<Effect> effects)
    {
        var temporary = new SqlNameSet();
        foreach (var effect in effects)
        {
            if (effect.Kind != EffectKind.Sql) continue;
            foreach (var text in effect.Target.Texts)
            {
                if (text.IndexOf(TextSet.Hole) >= 0) temporary.Add(SqlScript.Parse(text, effect.Dialect).TemporaryTables);
            }
        }
        return temporary;
    }

    /// <summary>What is stored by the effect: what only makes the name of a temporary table is gone with that.</summary>
    public static Value Stored(Effect effect, SqlNameSet temporary)
    {
        if (temporary.IsEmpty || effect.Target.Texts.IsEmpty || !effect.Target.Texts.All(text => OnlyNames(text, temporary))) return effect.Content;
        return effect.Content.Without(mark => mark.Kind == MarkKind.Taint && effect.Target.Marks.Contains(mark));
    }

    /// <summary>Is every part that is not known a part of a temporary table's name?</summary>
    private static bool OnlyNames(string text, SqlNameSet temporary)
    {
        for (var at = text.IndexOf(TextSet.Hole); at >= 0; at = text.IndexOf(TextSet.Hole, at))
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && IsOfName(text[start - 1])) start--;
            while (end < text.Length && IsOfName(text[end])) end++;
            if (!temporary.Contains(new SqlName(null, text.Substring(start, end - start)))) return false;
            at = end;
            if (at >= text.Length) break;
        }
        return true;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or TextSet.Hole;
}
