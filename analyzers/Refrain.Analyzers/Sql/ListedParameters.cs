namespace Refrain.Sql;

/// <summary>Parameters of a text that stand for a set: <c>id IN @ids</c>, <c>id = ANY(@ids)</c>. In which order it is given, no answer depends on.</summary>
internal static class ListedParameters
{
    /// <summary>The parameters that stand for a set wherever they stand, without the mark before their names, in capitals; null where there are others.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dialect">Its dialect.</param>
    /// <param name="hasOthers">Are there parameters that don't, or parts of the text that nobody knows?</param>
    public static HashSet<string> Of(string text, SqlDialect dialect, out bool hasOthers)
    {
        var tokens = new SqlTokens(text, 0, text.Length, dialect);
        var listed = new HashSet<string>(StringComparer.Ordinal);
        var others = new HashSet<string>(StringComparer.Ordinal);
        hasOthers = text.IndexOf(SqlHole.Char) >= 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != SqlTokenKind.Parameter) continue;
            var name = tokens[i].Value.TrimStart('@', ':', '$', '?');
            (IsListed(tokens, i) ? listed : others).Add(name);
        }
        listed.ExceptWith(others);
        hasOthers |= others.Count > 0;
        return listed;
    }

    /// <summary>Alone behind <c>IN</c>, or behind <c>= ANY</c> or <c>&lt;&gt; ALL</c> in parentheses, cast or not.</summary>
    private static bool IsListed(SqlTokens tokens, int at)
    {
        if (tokens.Is(at - 1, "IN")) return true;
        if (!tokens.Symbol(at - 1, "(")) return false;
        var end = at + 1;
        if (tokens.Symbol(end, "::"))
        {
            end += 2;
            while (tokens.Symbol(end, "[") || tokens.Symbol(end, "]")) end++;
        }
        if (!tokens.Symbol(end, ")")) return false;
        return tokens.Is(at - 2, "IN")
            || (tokens.Is(at - 2, "ANY") && tokens.Symbol(at - 3, "="))
            || (tokens.Is(at - 2, "ALL") && (tokens.Symbol(at - 3, "<>") || tokens.Symbol(at - 3, "!=")));
    }
}
