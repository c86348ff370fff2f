namespace Refrain.Sql;

/// <summary>
/// Whether a WHERE stops an UPDATE from being made twice: it asks for the old value of a column that the same statement sets
/// (<c>WHERE state = 'new'</c> and <c>SET state = 'done'</c>, <c>WHERE last_batch &lt; @batch</c> and <c>SET last_batch = @batch</c>).
/// </summary>
internal static class UpdateGuards
{
    /// <summary>How many assignments and comparisons are looked at: nobody writes more, and the work stays proportional to the text.</summary>
    private const int Most = 64;

    /// <summary>Whether a condition of the statement no longer holds after its assignments.</summary>
    public static bool StopsSecondRun(SqlTokens tokens, List<Assignment> assignments, int after, int end)
    {
        var where = after;
        while (where < end && !tokens.Is(where, "WHERE")) where = tokens.After(where);
        if (where >= end || assignments.Count > Most) return false;
        var stops = false;
        var left = Most;
        var first = where + 1;
        for (var i = first; ; i = tokens.After(i))
        {
            var over = i >= end || tokens.Word(i) is "RETURNING" or "ORDER" or "LIMIT" or "OPTION" or "WHEN";
            if (!over && tokens.Is(i, "OR")) return false;
            if (!over && !tokens.Is(i, "AND")) continue;
            if (left-- == 0) return stops;
            foreach (var assignment in assignments) stops |= Contradicts(tokens, first, Math.Min(i, end), assignment);
            if (over) return stops;
            first = i + 1;
        }
    }

    /// <summary>
    /// Whether a CASE in the value compares a column of the same statement with what it is set to:
    /// <c>CASE WHEN t.batch = excluded.batch THEN t.n ELSE t.n + excluded.n END, batch = excluded.batch</c>.
    /// </summary>
    public static bool ChoosesOnce(SqlTokens tokens, Assignment value, List<Assignment> assignments)
    {
        if (assignments.Count > Most) return false;
        var left = Most;
        var condition = false;
        for (var i = value.Value; i < value.End; i++)
        {
            if (tokens.Is(i, "WHEN")) condition = true;
            else if (tokens.Is(i, "THEN")) condition = false;
            if (!condition || !tokens.Name(i) || left == 0) continue;
            foreach (var other in assignments)
            {
                if (ReferenceEquals(other, value) || !string.Equals(tokens[i].Value, other.Column, StringComparison.OrdinalIgnoreCase)) continue;
                var at = tokens.Is(i + 1, "IS", "DISTINCT") ? i + 4 : tokens.Is(i + 1, "IS") && tokens.Is(i + 2, "NOT", "DISTINCT") ? i + 5 : i + 2;
                left = Math.Max(left - 1, 0);
                var compares = at > i + 2 || tokens[i + 1].Value is "=" or "<>" or "!=" or "<" or ">";
                var length = other.End - other.Value;
                if (compares && !other.IsCompound && at + length <= value.End && tokens.Same(at, other.Value, length)) return true;
            }
        }
        return false;
    }

    private static bool Contradicts(SqlTokens tokens, int first, int end, Assignment assignment)
    {
        var at = first;
        var not = tokens.Is(at, "NOT");
        if (not) at++;
        if (SqlName.Read(tokens, ref at, end) is not { } name || !string.Equals(name.Name, assignment.Column, StringComparison.OrdinalIgnoreCase)) return false;
        if (at >= end) return assignment.End == assignment.Value + 1 && tokens.Word(assignment.Value) == (not ? "TRUE" : "FALSE");
        var same = SameValue(tokens, at + 1, end, assignment);
        var grows = assignment.IsCompound || assignment.Mentions(tokens, assignment.Column);
        switch (tokens[at].Value)
        {
            case "=":
                return grows || !same;
            case "<>" or "!=" or "<" or ">":
                return same;
            case "IS" when tokens.Is(at + 1, "DISTINCT"):
                return SameValue(tokens, at + 3, end, assignment);
            case "IS" when tokens.Is(at + 1, "NOT"):
                return tokens.Is(assignment.Value, "NULL");
            case "IS":
                return !tokens.Is(assignment.Value, "NULL") && !grows;
            case "IN":
                return assignment.End == assignment.Value + 1 && !tokens.Is(at + 2, "SELECT") && !Contains(tokens, at + 1, assignment.Value);
            default:
                return false;
        }
    }

    private static bool SameValue(SqlTokens tokens, int first, int end, Assignment assignment) =>
        end - first == assignment.End - assignment.Value && end > first && tokens.Same(first, assignment.Value, end - first);

    private static bool Contains(SqlTokens tokens, int open, int value)
    {
        for (var i = open + 1; i < tokens.Match(open); i++)
        {
            if (tokens[i].Kind is SqlTokenKind.Hole || tokens.Same(i, value, 1)) return true;
        }
        return !tokens.Symbol(open, "(");
    }
}
