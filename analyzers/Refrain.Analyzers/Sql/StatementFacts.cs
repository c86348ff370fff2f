namespace Refrain.Sql;

/// <summary>Notes on each statement what callers ask for, in the order of the text, so that temporary tables are known after their creation.</summary>
internal static class StatementFacts
{
    /// <summary>Notes the facts of a statement and adds a temporary table that it creates.</summary>
    public static void Note(SqlStatement statement, SqlNameSet temporary)
    {
        var main = statement.Main;
        var tokens = statement.Tokens;
        if (CreatesTemporary(statement)) temporary.Add(main.Target);
        statement.IsTemporary = IsTemporary(main, temporary);
        foreach (var part in statement.Parts)
        {
            if (!part.ChangesData || IsTemporary(part, temporary)) continue;
            statement.ChangesData = true;
            statement.DeletesPartition |= part.Kind == SqlStatementKind.Truncate || (part.Kind == SqlStatementKind.Delete && !IsRetention(tokens, part));
        }
        statement.ChangesData |= SchemaChanges.TakesRows(tokens, main) && !statement.IsTemporary;
        statement.ChangesSchema = main.Kind is SqlStatementKind.Create or SqlStatementKind.Alter or SqlStatementKind.Drop or SqlStatementKind.SelectInto && !statement.IsTemporary;
        statement.DeletesPartition |= main.Kind == SqlStatementKind.Drop && !statement.IsTemporary;
        statement.ReadsRows = TableReads.Of(statement, temporary, out var read);
        statement.ReadsFrom = read;
        statement.Transaction = Step(statement);
        statement.Guarded = main.Kind switch
        {
            SqlStatementKind.Insert or SqlStatementKind.Load or SqlStatementKind.Merge => InsertGuards.IsGuarded(statement, main),
            SqlStatementKind.Create or SqlStatementKind.Alter or SqlStatementKind.Drop or SqlStatementKind.SelectInto => SchemaChanges.IsGuarded(statement),
            _ => true,
        };
    }

    /// <summary>Whether a part is about temporary tables only; an index is what its table is.</summary>
    private static bool IsTemporary(SqlPart part, SqlNameSet temporary)
    {
        if (part.Targets.IsDefaultOrEmpty) return false;
        if (part.Kind is SqlStatementKind.Create or SqlStatementKind.Alter && part.Targets[part.Targets.Length - 1] is { } on && (on.IsTemporary || temporary.Contains(on))) return true;
        foreach (var target in part.Targets)
        {
            if (!target.IsTemporary && !temporary.Contains(target)) return false;
        }
        return true;
    }

    private static bool CreatesTemporary(SqlStatement statement)
    {
        var main = statement.Main;
        var tokens = statement.Tokens;
        if (main.Kind is SqlStatementKind.Create or SqlStatementKind.SelectInto) return main.Target is { IsTemporary: true };
        return false;
    }

    /// <summary>A DELETE of what is older than something clears no partition: what an INSERT beside it brings is not what it takes.</summary>
    private static bool IsRetention(SqlTokens tokens, SqlPart part)
    {
        var where = false;
        var below = false;
        for (var i = part.Body; i < part.End; i++)
        {
            if (tokens.Is(i, "WHERE")) where = true;
            if (!where) continue;
            if (tokens.Symbol(i, "<") || tokens.Symbol(i, "<=")) below = true;
            else if (tokens[i].Kind is SqlTokenKind.Operator && tokens[i].Value is "=" or ">" or ">=" or "==" or "<=>") return false;
            else if (tokens.Word(i) is "IN" or "BETWEEN" or "LIKE" or "EXISTS" or "ANY" or "IS") return false;
            else if (tokens[i].Kind == SqlTokenKind.Hole && !below) return false;
        }
        return below;
    }

    private static SqlTransactionStep Step(SqlStatement statement)
    {
        var tokens = statement.Tokens;
        var first = statement.Main.First;
        if (statement.Kind == SqlStatementKind.Option)
        {
            // SET IMPLICIT_TRANSACTIONS ON and SET autocommit = 0 begin one with the next statement.
            if (tokens.Is(first + 1, "IMPLICIT_TRANSACTIONS") && tokens.Is(first + 2, "ON")) return SqlTransactionStep.Begin;
            return tokens.Is(first + 1, "AUTOCOMMIT") && tokens.Symbol(first + 2, "=") && tokens.Text[tokens[first + 3].Start] == '0' ? SqlTransactionStep.Begin : SqlTransactionStep.None;
        }
        if (statement.Kind != SqlStatementKind.Transaction) return SqlTransactionStep.None;
        var sqlite = tokens.Dialect == SqlDialect.Sqlite;
        return tokens.Word(first) switch
        {
            "BEGIN" or "START" => SqlTransactionStep.Begin,
            "COMMIT" or "END" => SqlTransactionStep.Commit,
            "ROLLBACK" when IsPartial(tokens, first, statement.End) => SqlTransactionStep.None,
            "ROLLBACK" or "ABORT" => SqlTransactionStep.Rollback,
            "SAVEPOINT" when sqlite => SqlTransactionStep.Begin,
            "RELEASE" when sqlite => SqlTransactionStep.Commit,
            _ => SqlTransactionStep.None,
        };
    }

    /// <summary>ROLLBACK TO a savepoint leaves the transaction open.</summary>
    private static bool IsPartial(SqlTokens tokens, int first, int end)
    {
        for (var i = first + 1; i < end && i < first + 4; i++)
        {
            if (tokens.Is(i, "TO")) return true;
        }
        return false;
    }
}
