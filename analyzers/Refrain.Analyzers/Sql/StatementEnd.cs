namespace Refrain.Sql;

/// <summary>Where a statement ends: at a semicolon, at the end of a batch, and in T-SQL where the next one begins.</summary>
internal static class StatementEnd
{
    private static readonly HashSet<string> Routines = new(StringComparer.Ordinal) { "PROCEDURE", "PROC", "FUNCTION", "TRIGGER", "EVENT" };

    /// <summary>The token after the statement that begins at an index.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="first">The statement's first token.</param>
    /// <param name="separated">Whether only semicolons separate statements; otherwise the next one may follow without.</param>
    public static int Of(SqlTokens tokens, int first, bool separated)
    {
        if (IsRoutine(tokens, first, out var view))
        {
            return tokens.Dialect is SqlDialect.SqlServer ? BatchEnd(tokens, first) : RoutineEnd(tokens, first);
        }
        if (view && tokens.Dialect is SqlDialect.SqlServer) separated = true;
        if (tokens.Is(first, "MERGE")) separated = true;
        return separated ? Separator(tokens, first) : Juxtaposed(tokens, first);
    }

    /// <summary>Whether a batch of SQL Server's tools ends here: GO alone on its line, with a number at most.</summary>
    public static bool IsGo(SqlTokens tokens, int index)
    {
        if (!tokens.Is(index, "GO") || tokens.Dialect is SqlDialect.PostgreSql or SqlDialect.MySql or SqlDialect.Sqlite) return false;
        if (index > 0 && !LineBetween(tokens, index - 1, index)) return false;
        var next = tokens[index + 1].Kind == SqlTokenKind.Number && !LineBetween(tokens, index, index + 1) ? index + 2 : index + 1;
        return next >= tokens.Count || LineBetween(tokens, next - 1, next);
    }

    private static bool LineBetween(SqlTokens tokens, int before, int after)
    {
        int from = tokens[before].End, to = tokens[after].Start;
        return to > from && tokens.Text.IndexOf('\n', from, to - from) >= 0;
    }

    private static int Separator(SqlTokens tokens, int index)
    {
        while (index < tokens.Count && !tokens.Symbol(index, ";") && !IsGo(tokens, index)) index++;
        return index;
    }

    private static int BatchEnd(SqlTokens tokens, int index)
    {
        while (index < tokens.Count && !IsGo(tokens, index)) index++;
        return index;
    }

    private static int Juxtaposed(SqlTokens tokens, int first)
    {
        var state = StatementState.After(tokens.Word(first));
        var cases = 0;
        var i = tokens.After(first);
        for (; i < tokens.Count; i = tokens.After(i))
        {
            if (tokens.Symbol(i, ";") || IsGo(tokens, i)) return i;
            if (tokens.Is(i, "VALUES") && !state.IsWith) state.TakesQuery = false;
            if (tokens.Is(i, "CASE"))
            {
                cases++;
            }
            else if (tokens.Is(i, "END"))
            {
                if (cases == 0) return i;
                cases--;
            }
            else if (cases == 0 && (tokens.Is(i, "ELSE") || Starters.EndsStatement(tokens, i, ref state)))
            {
                return i;
            }
        }
        return tokens.Count;
    }

    /// <summary>Whether the statement creates what has statements in itself; a view has none, but T-SQL has it end with the batch too.</summary>
    private static bool IsRoutine(SqlTokens tokens, int first, out bool view)
    {
        view = false;
        if (!tokens.Is(first, "CREATE") && !tokens.Is(first, "ALTER")) return false;
        for (var i = first + 1; i < first + 12 && tokens[i].Kind is SqlTokenKind.Word or SqlTokenKind.Operator or SqlTokenKind.Parameter or SqlTokenKind.QuotedName or SqlTokenKind.Text; i++)
        {
            if (tokens.Is(i, "VIEW")) view = true;
            if (tokens.IsAny(i, Routines)) return true;
            if (view || tokens.Is(i, "TABLE") || tokens.Is(i, "INDEX") || tokens.Is(i, "DATABASE")) return false;
        }
        return false;
    }

    /// <summary>The semicolon after the body BEGIN … END of a trigger or routine, or the first one when there is no such body.</summary>
    private static int RoutineEnd(SqlTokens tokens, int index)
    {
        var depth = 0;
        for (; index < tokens.Count; index++)
        {
            if (depth == 0 && (tokens.Symbol(index, ";") || IsGo(tokens, index))) return index;
            if (tokens.Is(index, "BEGIN") || tokens.Is(index, "CASE"))
            {
                depth++;
            }
            else if (tokens.Is(index, "END") && depth > 0)
            {
                if (tokens.Is(index + 1, "CASE")) index++;
                else if (tokens.Is(index + 1, "IF") || tokens.Is(index + 1, "LOOP") || tokens.Is(index + 1, "WHILE") || tokens.Is(index + 1, "REPEAT")) continue;
                depth--;
            }
        }
        return tokens.Count;
    }
}
