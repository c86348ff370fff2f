namespace Refrain.Sql;

/// <summary>An assignment of an UPDATE.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Column">The column that is assigned.</param>
/// <param name="Qualifier">The table or alias in front of the column, null when there is none.</param>
/// <param name="Operator">The operator of the assignment.</param>
/// <param name="Value">The first token of the value.</param>
/// <param name="End">The token after the value.</param>
internal sealed record Assignment(int First, string Column, string? Qualifier, string Operator, int Value, int End)
{
    private static readonly HashSet<string> Ending = new(StringComparer.Ordinal)
    {
        "WHERE", "FROM", "OUTPUT", "RETURNING", "ORDER", "LIMIT", "OPTION", "WHEN",
    };

    /// <summary>Whether it is one that computes: <c>n += 1</c>.</summary>
    public bool IsCompound => Operator.Length > 1 && Operator is not (":=" or "==");

    /// <summary>The assignments of a list.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="first">The first token after SET.</param>
    /// <param name="end">The end of the statement.</param>
    /// <param name="after">The token after the list.</param>
    public static List<Assignment> List(SqlTokens tokens, int first, int end, out int after)
    {
        var list = new List<Assignment>();
        var start = first;
        var cases = 0;
        for (after = first; after < end; after = tokens.After(after))
        {
            if (tokens.Is(after, "CASE")) cases++;
            else if (tokens.Is(after, "END")) cases--;
            else if (cases > 0) continue;
            else if (tokens.Symbol(after, ",")) Next(after);
            else if (tokens.IsAny(after, Ending) && !tokens.Is(after - 1, "DISTINCT")) break;
        }
        after = Math.Min(after, end);
        Next(after);
        return list;

        void Next(int stop)
        {
            Read(tokens, start, stop, list);
            start = stop + 1;
        }
    }

    /// <summary>Whether the value mentions a column's name, whatever its qualifier.</summary>
    public bool Mentions(SqlTokens tokens, string column)
    {
        for (var i = Value; i < End; i++)
        {
            if (tokens.Name(i) && !tokens.Symbol(i + 1, "(") && string.Equals(tokens[i].Value, column, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static void Read(SqlTokens tokens, int first, int end, List<Assignment> list)
    {
        var at = first;
        if (tokens[at].Kind == SqlTokenKind.Parameter && tokens.Symbol(at + 1, "=")) at += 2; // @v = n = n + 1
        if (tokens.Symbol(at, "("))
        {
            Row(tokens, at, end, list);
            return;
        }
        if (SqlName.Read(tokens, ref at, end) is not { } name || at >= end) return;
        if (string.Equals(name.Name, "write", StringComparison.OrdinalIgnoreCase) && tokens.Symbol(at, "("))
        {
            // T-SQL: doc.WRITE(@text, NULL, 0) appends.
            if (tokens.Is(tokens.Match(at) - 1, "NULL") || tokens.Is(tokens.Match(at) - 3, "NULL")) list.Add(new Assignment(first, name.Schema ?? "", null, ".WRITE", at, end));
            return;
        }
        if (tokens.Symbol(at, "[")) // an element of an array
        {
            while (at < end && !tokens.Symbol(at, "]")) at++;
            at++;
        }
        if (at >= end || tokens[at].Kind != SqlTokenKind.Operator || !tokens[at].Value.EndsWith("=", StringComparison.Ordinal)) return;
        list.Add(new Assignment(first, name.Name, LastPart(name.Schema), tokens[at].Value, at + 1, end));
    }

    /// <summary>(a, b) = (x, y): pairs when both sides are lists, otherwise each column with the whole value.</summary>
    private static void Row(SqlTokens tokens, int open, int end, List<Assignment> list)
    {
        var close = tokens.Match(open);
        var value = close + 1;
        if (!tokens.Symbol(value, "=") || value >= end) return;
        value++;
        if (tokens.Is(value, "ROW")) value++;
        var pairs = tokens.Symbol(value, "(") && !tokens.Is(value + 1, "SELECT") && !tokens.Is(value + 1, "WITH");
        var at = value + 1;
        for (var i = open + 1; i < close && list.Count < 64; i++)
        {
            if (!tokens.Name(i)) continue;
            if (!pairs)
            {
                list.Add(new Assignment(i, tokens.Written(i), null, "=", value, end));
                continue;
            }
            var stop = at;
            while (stop < tokens.Match(value) && !tokens.Symbol(stop, ",")) stop = tokens.After(stop);
            if (at < stop) list.Add(new Assignment(i, tokens.Written(i), null, "=", at, stop));
            at = stop + 1;
        }
    }

    private static string? LastPart(string? qualifier) => qualifier is null ? null : qualifier.Substring(qualifier.LastIndexOf('.') + 1);
}
