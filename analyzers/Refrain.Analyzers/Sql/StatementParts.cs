using System.Collections.Immutable;

namespace Refrain.Sql;

/// <summary>Takes a statement apart: EXPLAIN, common table expressions and the main part.</summary>
internal static class StatementParts
{
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "VALUES", "TABLE" };

    /// <summary>The statement that a stretch of tokens is.</summary>
    public static SqlStatement Statement(SqlTokens tokens, int first, int end, SqlCondition? condition, bool procedural)
    {
        var parts = ImmutableArray.CreateBuilder<SqlPart>();
        var at = first;
        var explained = tokens.Is(at, "EXPLAIN") && SkipExplain(tokens, ref at, end);
        // A hole in front of a verb is a comment, a hint or another statement that was put together elsewhere.
        while (tokens[at].Kind == SqlTokenKind.Hole && tokens.IsAny(at + 1, Verbs) && at + 1 < end) at++;
        if (explained) parts.Add(new SqlPart(SqlStatementKind.Other, first, end, [], null, at, null));
        else if (tokens.Is(at, "WITH")) AddWith(tokens, at, end, procedural, parts);
        else parts.Add(StatementHeads.Part(tokens, at, end, procedural, cte: null));
        return new SqlStatement(tokens, first, end, condition, procedural, parts.ToImmutable());
    }

    /// <summary>Whether a statement is only explained; EXPLAIN ANALYZE executes it.</summary>
    private static bool SkipExplain(SqlTokens tokens, ref int at, int end)
    {
        var next = at + 1;
        var executes = false;
        if (tokens.Symbol(next, "("))
        {
            var close = tokens.Match(next);
            for (var i = next + 1; i < close && i < end; i++) executes |= tokens.Is(i, "ANALYZE") && !tokens.Is(i + 1, "FALSE") && !tokens.Is(i + 1, "OFF");
            next = close + 1;
        }
        while (tokens.Is(next, "ANALYZE") || tokens.Is(next, "VERBOSE"))
        {
            executes |= tokens.Is(next, "ANALYZE");
            next++;
        }
        if (executes && next < end) at = next;
        return !executes;
    }

    private static void AddWith(SqlTokens tokens, int first, int end, bool procedural, ImmutableArray<SqlPart>.Builder parts)
    {
        var at = first + 1;
        if (tokens.Is(at, "RECURSIVE")) at++;
        while (at < end && tokens.Name(at))
        {
            var name = tokens[at].Value;
            at++;
            if (tokens.Symbol(at, "(")) at = tokens.After(at);
            if (tokens.Is(at, "AS")) at++;
            while (tokens.Is(at, "NOT") || tokens.Is(at, "MATERIALIZED")) at++;
            if (!tokens.Symbol(at, "(")) break;
            var close = tokens.Match(at);
            if (!tokens.Symbol(close, ")")) close++; // it is not closed
            close = Math.Min(close, end);
            if (tokens.IsAny(at + 1, Verbs) && !tokens.Is(at + 1, "SELECT") && !tokens.Is(at + 1, "VALUES"))
            {
                var part = StatementHeads.Part(tokens, at + 1, close, procedural, name);
                if (part.ChangesData) parts.Add(part);
            }
            at = close + 1;
            while (at < end && !tokens.Symbol(at, ",") && !tokens.IsAny(at, Verbs)) at = tokens.After(at); // SEARCH, CYCLE
            if (!tokens.Symbol(at, ",")) break;
            at++;
        }
        while (at < end && !tokens.IsAny(at, Verbs)) at = tokens.After(at);
        parts.Add(at < end ? StatementHeads.Part(tokens, at, end, procedural, cte: null) : new SqlPart(SqlStatementKind.Unknown, first, end, [], null, first, null));
    }
}
