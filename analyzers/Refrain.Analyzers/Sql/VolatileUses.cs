using System.Collections.Immutable;

namespace Refrain.Sql;

/// <summary>Finds what is volatile in a statement and says what becomes of it.</summary>
internal static class VolatileUses
{
    private static readonly HashSet<string> Filters = new(StringComparer.Ordinal) { "WHERE", "ON", "HAVING", "ORDER", "GROUP", "LIMIT", "TOP", "OFFSET", "TABLESAMPLE", "QUALIFY" };

    private static readonly HashSet<string> Columns = new(StringComparer.Ordinal) { "SELECT", "FROM", "VALUES", "RETURNING" };

    /// <summary>Adds what is volatile in a statement.</summary>
    /// <param name="findings">What has been found.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="index">Its index.</param>
    /// <param name="stores">Whether the text changes data at all, so that a variable can end in a table.</param>
    public static void Find(ImmutableArray<SqlFinding>.Builder findings, SqlStatement statement, int index, bool stores)
    {
        var tokens = statement.Tokens;
        if (statement.Kind is SqlStatementKind.Other && tokens.Word(statement.Main.First) is not ("DECLARE" or "")) return;
        if (statement.Kind is SqlStatementKind.Unknown or SqlStatementKind.Drop) return;
        var changes = statement.ChangesData || statement.Parts.Any(static part => part.ChangesData);
        var levels = new Stack<bool>();
        var filters = false;
        for (var i = statement.First; i < statement.End; i++)
        {
            if (tokens.Symbol(i, "("))
            {
                levels.Push(filters);
            }
            else if (tokens.Symbol(i, ")"))
            {
                if (levels.Count > 0) filters = levels.Pop();
            }
            else if (tokens.IsAny(i, Filters))
            {
                filters = true;
            }
            else if (tokens.IsAny(i, Columns) && (levels.Count == 0 || !levels.Peek()))
            {
                filters = false;
            }
            if (VolatileCalls.At(tokens, i) is not { } kind) continue;
            var use = changes ? SqlUse.Stored : Use(statement, filters || tokens.Is(i, "TABLESAMPLE"), stores);
            if (kind is SqlFindingKind.RelativeUpdate or SqlFindingKind.Publish)
            {
                if (use == SqlUse.Declared || statement.IsTemporary) continue;
                use = SqlUse.None;
            }
            var start = tokens[i].Start;
            findings.Add(new SqlFinding(kind, index, start, VolatileCalls.End(tokens, i) - start, Name(tokens, i), use));
            if (kind is SqlFindingKind.Clock && tokens.Word(i) is "STRFTIME" or "DATE" or "DATETIME" or "TIME" or "JULIANDAY") i = Math.Max(i, tokens.Match(i + 1) - 1);
        }
    }

    private static SqlUse Use(SqlStatement statement, bool filters, bool stores)
    {
        if (statement.Kind is SqlStatementKind.Create or SqlStatementKind.Alter) return SqlUse.Declared;
        var assigns = statement.Procedural || statement.Kind is SqlStatementKind.Option or SqlStatementKind.Other
            || (statement.Kind == SqlStatementKind.Select && statement.Tokens[statement.Main.Body].Kind == SqlTokenKind.Parameter && statement.Tokens.Symbol(statement.Main.Body + 1, "="));
        if (assigns) return stores ? SqlUse.Stored : filters ? SqlUse.Filter : SqlUse.Returned;
        return filters ? SqlUse.Filter : SqlUse.Returned;
    }

    private static string Name(SqlTokens tokens, int index)
    {
        if (tokens.Is(index, "NEXT")) return "NEXT VALUE FOR";
        var token = tokens[index];
        var name = tokens.Text.Substring(token.Start, token.Length);
        return tokens.Symbol(index + 1, "(") ? name + "()" : name;
    }
}
