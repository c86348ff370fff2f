namespace Refrain.Sql;

/// <summary>Whether rows that are already there stop an INSERT, a load or a MERGE from adding them again, as far as its statement and the IFs around it say.</summary>
internal static class InsertGuards
{
    /// <summary>Whether a part of a statement is guarded.</summary>
    public static bool IsGuarded(SqlStatement statement, SqlPart part)
    {
        if (statement.Handled || SqlCondition.AsksForNoRows(statement.Condition) || SqlCondition.AsksForAbsence(statement.Condition, part.Target)) return true;
        var tokens = statement.Tokens;
        return part.Kind switch
        {
            SqlStatementKind.Merge => !NeverMatches(tokens, part),
            SqlStatementKind.Load => SaysSo(tokens, part),
            _ => tokens.Is(part.First, "REPLACE") || SaysSo(tokens, part) || HasConflictClause(tokens, part) || LooksUp(statement, part),
        };
    }

    /// <summary>INSERT OR REPLACE, INSERT OR IGNORE, INSERT IGNORE, INSERT OVERWRITE, LOAD DATA … REPLACE INTO.</summary>
    private static bool SaysSo(SqlTokens tokens, SqlPart part)
    {
        for (var i = part.First + 1; i < part.Body && !tokens.Is(i, "INTO"); i++)
        {
            if (tokens.Word(i) is "REPLACE" or "IGNORE" or "OVERWRITE") return true;
            if (tokens[i].Kind == SqlTokenKind.Hole && tokens.Is(i + 1, "INTO")) return true; // INSERT {orIgnore} INTO: what it says is not known
        }
        return false;
    }

    /// <summary>ON CONFLICT and ON DUPLICATE KEY; a hole that can only be a clause may be one of them.</summary>
    private static bool HasConflictClause(SqlTokens tokens, SqlPart part)
    {
        var rows = false;
        for (var i = part.Body; i < part.End; i = tokens.After(i))
        {
            if (tokens.Is(i, "ON", "CONFLICT") || tokens.Is(i, "ON", "DUPLICATE")) return true;
            if (tokens.Is(i, "VALUES")) rows = true;
            if (tokens[i].Kind != SqlTokenKind.Hole) continue;
            if ((rows && tokens.Symbol(i - 1, ")")) || tokens.Is(i - 1, "ON")) return true;
        }
        return false;
    }

    /// <summary>
    /// INSERT … SELECT that leaves out what is there: NOT EXISTS, NOT IN, EXCEPT or a LEFT JOIN on the same table (or on a common table expression
    /// about it) with IS NULL. What a common table expression deletes and hands over can be inserted only once.
    /// </summary>
    private static bool LooksUp(SqlStatement statement, SqlPart part)
    {
        var tokens = statement.Tokens;
        bool self = false, negated = false, left = false, isNull = false;
        // Dozens of data-modifying expressions in one statement are looked at one by one.
        var whole = statement.Parts.Length <= 32;
        var moved = whole ? Moved(statement) : null;
        for (var i = whole ? statement.First : part.First; i < (whole ? statement.End : part.End); i++)
        {
            var word = tokens.Word(i);
            if (word.Length == 0)
            {
                negated |= AsksForLast(tokens, i);
                negated |= tokens.Symbol(i, ")") && tokens.Symbol(i + 1, "=") && tokens.Text[Math.Min(tokens[i + 2].Start, tokens.Text.Length - 1)] == '0';
                continue;
            }
            switch (word)
            {
                case "NOT":
                    negated |= tokens.Is(i + 1, "EXISTS") || tokens.Is(i + 1, "IN") || (tokens.Symbol(i + 1, "(") && tokens.Is(i + 2, "EXISTS"));
                    break;
                case "EXCEPT" or "MINUS":
                    negated = true;
                    break;
                case "LEFT" or "FULL" or "APPLY":
                    left = true;
                    break;
                case "IS":
                    isNull |= tokens.Is(i + 1, "NULL");
                    break;
                case "FROM" or "JOIN" or "UPDATE" when i != part.First:
                    var at = i + 1;
                    if (SqlName.Read(tokens, ref at, statement.End) is not { } table) break;
                    if (i > part.First && moved is not null && string.Equals(table.Name, moved, StringComparison.OrdinalIgnoreCase)) return true;
                    self |= table.Matches(part.Target);
                    break;
            }
        }
        return self && (negated || (left && isNull));
    }

    /// <summary>What is newer than the last that is there: <c>id &gt; (SELECT MAX(id) FROM t)</c>, with COALESCE too.</summary>
    private static bool AsksForLast(SqlTokens tokens, int index)
    {
        if (!tokens.Symbol(index, ">")) return false;
        index++;
        if (tokens.Word(index) is "COALESCE" or "ISNULL" or "IFNULL" && tokens.Symbol(index + 1, "(")) index += 2;
        return tokens.Symbol(index, "(") && tokens.Is(index + 1, "SELECT");
    }

    /// <summary>The common table expression that deletes rows and hands them on: a second run finds none to insert.</summary>
    private static string? Moved(SqlStatement statement)
    {
        foreach (var part in statement.Parts)
        {
            if (part.Kind == SqlStatementKind.Delete && part.CteName is { } name) return name;
        }
        return null;
    }

    /// <summary>MERGE … ON 1 = 0 never finds what is there: it is an INSERT that can give all columns back.</summary>
    private static bool NeverMatches(SqlTokens tokens, SqlPart part)
    {
        for (var i = part.Body; i < part.End; i = tokens.After(i))
        {
            if (!tokens.Is(i, "ON")) continue;
            var at = tokens.Symbol(i + 1, "(") ? i + 2 : i + 1;
            return tokens[at].Kind == SqlTokenKind.Number && tokens.Symbol(at + 1, "=") && tokens[at + 2].Kind == SqlTokenKind.Number && !tokens.Same(at, at + 2, 1);
        }
        return false;
    }
}
