using System.Collections.Immutable;
using System.Text;

namespace Refrain.Sql;

/// <summary>
/// Rewrites an SQL text so that it can be executed twice. A fix is offered only if the new text, judged again, is clean of what was fixed;
/// nothing is thrown. Which columns identify a row is not in the text: it is guessed from their names, and whoever takes the fix looks at it.
/// </summary>
internal static class SqlFixes
{
    /// <summary>Makes upserts of the unguarded INSERTs of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dialect">Its dialect; when it is not known there is no fix.</param>
    /// <param name="fixedText">The new text, or the old one.</param>
    /// <returns>Whether the text could be fixed.</returns>
    public static bool TryMakeUpsert(string text, SqlDialect dialect, out string fixedText) => Apply(text, UpsertEdits(text, dialect), out fixedText);

    /// <summary>The same as edits, which leave the holes of the text where they are; none when the text cannot be fixed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dialect">Its dialect.</param>
    /// <param name="statements">Which statements are at fault; all that the text alone tells of when left out.</param>
    public static ImmutableArray<SqlEdit> UpsertEdits(string text, SqlDialect dialect, ImmutableArray<int>? statements = null) =>
        Fix(text, dialect, SqlFindingKind.Insert, statements, UpsertFix.Edits);

    /// <summary>Guards the unguarded changes of the schema in a text: IF (NOT) EXISTS, OR REPLACE, T-SQL's OR ALTER and IF OBJECT_ID(…).</summary>
    /// <param name="text">The text.</param>
    /// <param name="dialect">Its dialect; when it is not known there is no fix.</param>
    /// <param name="fixedText">The new text, or the old one.</param>
    /// <returns>Whether the text could be fixed.</returns>
    public static bool TryGuardDdl(string text, SqlDialect dialect, out string fixedText) => Apply(text, GuardEdits(text, dialect), out fixedText);

    /// <summary>The same as edits, which leave the holes of the text where they are; none when the text cannot be fixed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dialect">Its dialect.</param>
    /// <param name="statements">Which statements are at fault; all that the text alone tells of when left out.</param>
    public static ImmutableArray<SqlEdit> GuardEdits(string text, SqlDialect dialect, ImmutableArray<int>? statements = null) =>
        Fix(text, dialect, SqlFindingKind.UnguardedSchema, statements, SchemaFix.Edits);

    /// <summary>The text after the edits.</summary>
    public static string Apply(string text, ImmutableArray<SqlEdit> edits)
    {
        var result = new StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var edit in edits)
        {
            result.Append(text, at, edit.Start - at).Append(edit.Text);
            at = edit.Start + edit.Length;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    private static bool Apply(string text, ImmutableArray<SqlEdit> edits, out string fixedText)
    {
        fixedText = Apply(text, edits);
        return !edits.IsEmpty;
    }

    private static ImmutableArray<SqlEdit> Fix(
        string text, SqlDialect dialect, SqlFindingKind kind, ImmutableArray<int>? statements, Func<SqlStatement, IEnumerable<SqlEdit>?> fix)
    {
        if (dialect == SqlDialect.Unknown) return [];
        var script = SqlScript.Parse(text, dialect);
        var all = new List<SqlEdit>();
        var left = 0;
        foreach (var finding in SqlJudge.Judge(script))
        {
            if (finding.Kind != kind) continue;
            if (statements?.Contains(finding.Statement) == false)
            {
                // What is known around the text clears it.
                left++;
                continue;
            }
            var statement = script.Statements[finding.Statement];
            // What stands in a literal (EXEC('…')) would need its quotes doubled.
            if (statement.Tokens.IsLiteral || fix(statement) is not { } own) return [];
            all.AddRange(own);
        }
        if (all.Count == 0) return [];
        all.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        for (var i = 1; i < all.Count; i++)
        {
            if (all[i].Start < all[i - 1].Start + all[i - 1].Length) return [];
        }
        ImmutableArray<SqlEdit> found = [.. all];
        var again = SqlScript.Parse(Apply(text, found), dialect);
        if (SqlJudge.Judge(again).Count(finding => finding.Kind == kind) != left) return [];
        return found;
    }
}
