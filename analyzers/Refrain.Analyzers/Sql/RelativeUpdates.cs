using System.Collections.Immutable;

namespace Refrain.Sql;

/// <summary>Finds assignments whose result differs when they are made a second time: <c>n = n + 1</c>, <c>previous = current, current = @new</c>.</summary>
internal static class RelativeUpdates
{
    /// <summary>Adds the relative assignments of an UPDATE, an upsert or a MERGE.</summary>
    public static void Find(ImmutableArray<SqlFinding>.Builder findings, SqlStatement statement, int index, SqlPart part)
    {
        var tokens = statement.Tokens;
        for (var i = part.Body; i < part.End; i = tokens.After(i))
        {
            if (!BeginsAssignments(tokens, i, part)) continue;
            var list = Assignment.List(tokens, i + 1, part.End, out var after);
            if (UpdateGuards.StopsSecondRun(tokens, list, after, part.End)) continue;
            foreach (var assignment in list)
            {
                if (!IsRelative(tokens, part, assignment, list)) continue;
                var start = tokens[assignment.First].Start;
                findings.Add(new SqlFinding(SqlFindingKind.RelativeUpdate, index, start, tokens[assignment.End - 1].End - start, assignment.Column));
                break; // one for a list of assignments says it
            }
        }
    }

    private static bool BeginsAssignments(SqlTokens tokens, int index, SqlPart part)
    {
        if (tokens.Is(index, "UPDATE")) return part.Kind == SqlStatementKind.Insert && tokens.Is(index - 1, "KEY"); // ON DUPLICATE KEY UPDATE
        if (!tokens.Is(index, "SET")) return false;
        return part.Kind == SqlStatementKind.Update || tokens.Is(index - 1, "UPDATE");
    }

    private static bool IsRelative(SqlTokens tokens, SqlPart part, Assignment assignment, List<Assignment> list)
    {
        if (assignment.IsCompound) return assignment.Operator is not ("&=" or "|=");
        var self = new SelfReferences(tokens, part, assignment);
        if (self.GrowIn(assignment.Column)) return !UpdateGuards.ChoosesOnce(tokens, assignment, list);
        if (list.Count > 64) return false;
        var before = true;
        foreach (var other in list)
        {
            if (ReferenceEquals(other, assignment))
            {
                before = false;
                continue;
            }
            // MySQL assigns one after the other: a column assigned before has its new value already.
            if (before && tokens.Dialect == SqlDialect.MySql) continue;
            if (!other.IsCompound && !other.Mentions(tokens, other.Column) && !assignment.Mentions(tokens, assignment.Column) && self.Takes(other.Column)) return true;
        }
        return false;
    }
}
