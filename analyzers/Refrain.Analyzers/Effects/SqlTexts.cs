using Refrain.Sql;

namespace Refrain.Effects;

/// <summary>What the texts of an effect do, all of them taken together.</summary>
internal static class SqlTexts
{
    /// <summary>May one of them change rows? What is not known may.</summary>
    public static bool ChangesData(Effect effect) =>
        !effect.Mode.Has(MarkKind.Temporary) && !effect.Mode.Has(MarkKind.Handed)
        && (effect.Target.Texts.IsEmpty || effect.Target.Texts.Any(text => SqlScript.Parse(text, effect.Dialect).Statements.Any(static statement => statement.ChangesData || statement.Kind is SqlStatementKind.Unknown or SqlStatementKind.Call)));
}
