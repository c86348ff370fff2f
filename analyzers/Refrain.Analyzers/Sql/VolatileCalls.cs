namespace Refrain.Sql;

/// <summary>Finds functions whose value differs from run to run: clocks, random values, sequences; and messages that are sent.</summary>
internal static class VolatileCalls
{
    /// <summary>Clocks that need no parentheses.</summary>
    private static readonly HashSet<string> ClockWords = new(StringComparer.Ordinal)
    {
        "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME", "LOCALTIMESTAMP", "UTC_TIMESTAMP", "UTC_DATE", "UTC_TIME", "SYSDATE", "SYSTIMESTAMP",
    };

    private static readonly HashSet<string> ClockFunctions = new(StringComparer.Ordinal)
    {
        "NOW", "CLOCK_TIMESTAMP", "STATEMENT_TIMESTAMP", "TRANSACTION_TIMESTAMP", "TIMEOFDAY", "GETDATE", "GETUTCDATE", "SYSDATETIME", "SYSUTCDATETIME",
        "SYSDATETIMEOFFSET", "CURDATE", "CURTIME",
    };

    /// <summary>Clocks when they get no argument, or one that says "now".</summary>
    private static readonly HashSet<string> ClockByArgument = new(StringComparer.Ordinal)
    {
        "DATETIME", "DATE", "TIME", "JULIANDAY", "UNIXEPOCH", "STRFTIME", "TIMEDIFF", "UNIX_TIMESTAMP", "TO_TIMESTAMP", "TO_DATE",
    };

    private static readonly HashSet<string> ClockLiterals = new(StringComparer.OrdinalIgnoreCase) { "now", "today", "tomorrow", "yesterday" };

    private static readonly HashSet<string> RandomFunctions = new(StringComparer.Ordinal)
    {
        "RANDOM", "NEWID", "NEWSEQUENTIALID", "GEN_RANDOM_UUID", "GEN_RANDOM_BYTES", "UUID_GENERATE_V1", "UUID_GENERATE_V1MC", "UUID_GENERATE_V4", "UUIDV4", "UUIDV7",
        "UUID_SHORT", "RANDOMBLOB", "CRYPT_GEN_RANDOM", "RANDOM_BYTES", "RANDOM_NORMAL", "UUID_V4", "UUID_V7", "GEN_UUID",
    };

    /// <summary>Random without an argument; with one it is a seed (RAND) or a value (UUID).</summary>
    private static readonly HashSet<string> RandomWithoutArgument = new(StringComparer.Ordinal) { "RAND", "UUID" };

    /// <summary>What volatile thing begins at a token, if any.</summary>
    public static SqlFindingKind? At(SqlTokens tokens, int index)
    {
        var word = tokens.Word(index);
        if (word.Length == 0) return tokens[index].Kind == SqlTokenKind.Text && IsClockLiteral(tokens, index) ? SqlFindingKind.Clock : null;
        var calls = tokens.Symbol(index + 1, "(");
        if (tokens.Is(index - 1, "INTO") || tokens.Is(index - 1, "TABLE") || tokens.Is(index - 1, "AS") || (tokens.Is(index - 1, "UPDATE") && !tokens.Is(index - 2, "ON"))) return null; // a name
        var qualified = tokens.Symbol(index - 1, ".");
        if (!qualified && ClockWords.Contains(word) && (word != "SYSDATE" || calls || tokens.Dialect == SqlDialect.Unknown)) return SqlFindingKind.Clock;
        if (word == "NEXTVAL" && (calls || qualified)) return SqlFindingKind.RelativeUpdate;
        if (!calls)
        {
            if (word == "NEXT" && tokens.Is(index + 1, "VALUE", "FOR")) return SqlFindingKind.RelativeUpdate;
            return word == "TABLESAMPLE" && !IsRepeatable(tokens, index) ? SqlFindingKind.Random : null;
        }
        if (ClockFunctions.Contains(word)) return SqlFindingKind.Clock;
        if (ClockByArgument.Contains(word)) return IsNow(tokens, index, word) ? SqlFindingKind.Clock : null;
        if (RandomFunctions.Contains(word)) return SqlFindingKind.Random;
        var empty = tokens.Symbol(index + 2, ")");
        if (RandomWithoutArgument.Contains(word)) return empty ? SqlFindingKind.Random : null;
        if (word == "AGE" && !HasComma(tokens, index + 1)) return SqlFindingKind.Clock;
        return word == "PG_NOTIFY" ? SqlFindingKind.Publish : null;
    }

    /// <summary>Where the call that begins at a token ends.</summary>
    public static int End(SqlTokens tokens, int index) =>
        tokens.Is(index, "NEXT") ? tokens[index + 2].End
        : tokens.Symbol(index + 1, "(") ? tokens[Math.Max(tokens.Match(index + 1), index)].End : tokens[index].End;

    /// <summary>SQLite's date functions take the time when their argument is 'now' or missing; MySQL's UNIX_TIMESTAMP when it is missing.</summary>
    private static bool IsNow(SqlTokens tokens, int index, string word)
    {
        var end = tokens.Match(index + 1);
        if (end <= index + 2) return tokens.Symbol(index + 2, ")") && word is "UNIX_TIMESTAMP" or "UNIXEPOCH" or "DATETIME" or "JULIANDAY";
        if (word is "UNIX_TIMESTAMP") return false; // what is in it is found by itself
        for (var i = index + 2; i < end && i < index + 16; i++)
        {
            if (tokens.Literal(i, "now")) return true;
        }
        return word == "STRFTIME" && end == index + 3 && tokens[index + 2].Kind == SqlTokenKind.Text && tokens.Dialect == SqlDialect.Sqlite;
    }

    /// <summary>PostgreSQL reads the clock for timestamp 'now' and 'today'::date.</summary>
    private static bool IsClockLiteral(SqlTokens tokens, int index)
    {
        var token = tokens[index];
        if (token.Length is < 5 or > 11 || tokens.Dialect is not (SqlDialect.PostgreSql or SqlDialect.Unknown)) return false;
        var cast = tokens.Word(index - 1) is "DATE" or "TIMESTAMP" or "TIMESTAMPTZ" or "TIME"
            || (tokens.Symbol(index + 1, "::") && tokens.Word(index + 2) is "DATE" or "TIMESTAMP" or "TIMESTAMPTZ" or "TIME" or "TIMETZ");
        if (!cast) return false;
        var (start, end) = tokens.Content(index);
        return ClockLiterals.Contains(tokens.Text.Substring(start, end - start));
    }

    private static bool IsRepeatable(SqlTokens tokens, int index)
    {
        for (var i = index + 1; i < index + 6; i = tokens.After(i))
        {
            if (tokens.Is(i, "REPEATABLE")) return true;
            if (tokens.After(i) > index + 64) return false;
        }
        return tokens.Is(tokens.After(index + 2), "REPEATABLE") || tokens.Is(tokens.After(tokens.After(index + 2)), "REPEATABLE");
    }

    private static bool HasComma(SqlTokens tokens, int open)
    {
        var end = tokens.Match(open);
        for (var i = open + 1; i < end; i = tokens.After(i))
        {
            if (tokens.Symbol(i, ",")) return true;
            if (i > open + 256) return true;
        }
        return false;
    }
}
