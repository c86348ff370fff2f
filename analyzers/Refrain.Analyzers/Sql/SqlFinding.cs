namespace Refrain.Sql;

/// <summary>Something that the judge found in an SQL text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Statement">The index of the statement in <see cref="SqlScript.Statements"/>.</param>
/// <param name="Start">Where it is in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Detail">What a message can name: the table, the column, the function as it is written.</param>
/// <param name="Use">For a clock and a random value, what becomes of it.</param>
/// <param name="ClearedBefore">For an INSERT, whether the same rows are deleted before it, only not in one transaction with it.</param>
internal sealed record SqlFinding(SqlFindingKind Kind, int Statement, int Start, int Length, string Detail, SqlUse Use = SqlUse.None, bool ClearedBefore = false);
