using System.Collections.Immutable;

namespace Refrain.Sql;

/// <summary>A part of a statement that does one thing: the statement itself, or one of its common table expressions.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="First">Its first token: the verb.</param>
/// <param name="End">The token after it.</param>
/// <param name="Targets">The tables or objects that it is about, the first the main one.</param>
/// <param name="Alias">The name under which the target is known in it, null when there is none.</param>
/// <param name="Body">The token after the target (and its alias).</param>
/// <param name="CteName">The name of the common table expression that it is; null for the statement itself.</param>
internal sealed record SqlPart(SqlStatementKind Kind, int First, int End, ImmutableArray<SqlName> Targets, string? Alias, int Body, string? CteName)
{
    /// <summary>The table or object that it is about.</summary>
    public SqlName? Target => Targets.IsDefaultOrEmpty ? null : Targets[0];

    /// <summary>Whether it changes rows.</summary>
    public bool ChangesData => Kind is SqlStatementKind.Insert or SqlStatementKind.Update or SqlStatementKind.Delete or SqlStatementKind.Merge
        or SqlStatementKind.Truncate or SqlStatementKind.Load or SqlStatementKind.SelectInto;
}
