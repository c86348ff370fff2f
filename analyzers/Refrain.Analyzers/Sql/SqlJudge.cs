using System.Collections.Immutable;

namespace Refrain.Sql;

/// <summary>
/// Judges what a text does when it is executed a second time. The findings come in the order of the text; nothing is thrown, and the work grows
/// with the length of the text. What is not in the text (triggers, defaults, procedures, other texts of the connection) is not judged.
/// </summary>
internal static class SqlJudge
{
    /// <summary>Judges a text.</summary>
    /// <param name="script">The text.</param>
    /// <param name="surroundings">What is known of the connection; nothing when it is left out.</param>
    public static ImmutableArray<SqlFinding> Judge(SqlScript script, SqlSurroundings? surroundings = null)
    {
        var findings = ImmutableArray.CreateBuilder<SqlFinding>();
        var state = new TransactionState(script, surroundings ?? SqlSurroundings.None);
        var changes = new DataChanges();
        var stores = script.Statements.Any(static statement => statement.ChangesData);
        for (var i = 0; i < script.Statements.Length; i++)
        {
            var statement = script.Statements[i];
            var from = findings.Count;
            var mails = IsMail(statement);
            if (!mails && statement.Kind is SqlStatementKind.Unknown or SqlStatementKind.Call) Add(findings, statement, i, SqlFindingKind.Unknown, statement.Target?.ToString() ?? "");
            if (statement.Kind == SqlStatementKind.Notify || mails) Add(findings, statement, i, SqlFindingKind.Publish, statement.Target?.ToString() ?? "NOTIFY");
            foreach (var part in statement.Parts) Part(findings, statement, i, part, state);
            if (IsUnguardedSchema(statement, state)) Add(findings, statement, i, SqlFindingKind.UnguardedSchema, SchemaDetail(statement));
            VolatileUses.Find(findings, statement, i, stores);
            if (statement.ReadsRows) Add(findings, statement, i, SqlFindingKind.ReadsRows, statement.ReadsFrom?.ToString() ?? "");
            if (changes.IsSecond(statement, state.IsOpen)) Add(findings, statement, i, SqlFindingKind.ManyStatements, statement.Target?.ToString() ?? "");
            state.Pass(statement);
            Order(findings, from);
        }
        return findings.ToImmutable();
    }

    private static void Part(ImmutableArray<SqlFinding>.Builder findings, SqlStatement statement, int index, SqlPart part, TransactionState state)
    {
        if (part.Target is null && part.Kind != SqlStatementKind.Load && part.Kind != SqlStatementKind.Insert) return;
        var local = part.Target is { IsTemporary: true } || (part.CteName is null && statement.IsTemporary);
        if (local || !part.ChangesData) return;
        if (part.Kind is SqlStatementKind.Update or SqlStatementKind.Insert or SqlStatementKind.Merge && !state.Refilled.Contains(part.Target))
        {
            RelativeUpdates.Find(findings, statement, index, part);
        }
        if (part.Kind is not (SqlStatementKind.Insert or SqlStatementKind.Load or SqlStatementKind.Merge)) return;
        if (InsertGuards.IsGuarded(statement, part) || state.Cleared.Contains(part.Target) || state.Fresh.Contains(part.Target)) return;
        if (ClearsItself(statement, part)) return;
        var tokens = statement.Tokens;
        var start = tokens[part.First].Start;
        var finding = new SqlFinding(
            SqlFindingKind.Insert, index, start, tokens[part.End - 1].End - start, part.Target?.ToString() ?? "", ClearedBefore: state.ClearedBefore.Contains(part.Target));
        findings.Add(finding);
    }

    /// <summary>WITH gone AS (DELETE FROM t …) INSERT INTO t: one statement that clears and fills.</summary>
    private static bool ClearsItself(SqlStatement statement, SqlPart insert) =>
        statement.DeletesPartition && statement.Parts.Length <= 32 && statement.Parts.Any(part => part.Kind == SqlStatementKind.Delete && part.Target is { } cleared && cleared.Matches(insert.Target));

    private static bool IsUnguardedSchema(SqlStatement statement, TransactionState state)
    {
        if (!statement.ChangesSchema || statement.Guarded) return false;
        if (statement.Kind is SqlStatementKind.Create or SqlStatementKind.SelectInto && state.Dropped.Contains(statement.Target)) return false;
        // An index, a constraint or a new name of a table that the transaction dropped and made anew.
        if (statement.Kind is SqlStatementKind.Create or SqlStatementKind.Alter && !statement.Targets.IsEmpty) return !state.Remade.Contains(statement.Targets[statement.Targets.Length - 1]);
        return true;
    }

    private static string SchemaDetail(SqlStatement statement)
    {
        var tokens = statement.Tokens;
        var verb = tokens.Word(statement.Main.First);
        var at = SchemaHeads.ObjectAt(tokens, statement.Main.First, statement.End);
        return (at > statement.Main.First ? verb + " " + tokens.Word(at) : verb) + (statement.Target is { } target ? " " + target : "");
    }

    private static bool IsMail(SqlStatement statement) =>
        statement is { Kind: SqlStatementKind.Call, Target: { } called } && string.Equals(called.Name, "sp_send_dbmail", StringComparison.OrdinalIgnoreCase);

    private static void Add(ImmutableArray<SqlFinding>.Builder findings, SqlStatement statement, int index, SqlFindingKind kind, string detail) =>
        findings.Add(new SqlFinding(kind, index, statement.Start, statement.Length, detail));

    /// <summary>The findings of one statement in the order of the text, a kind after the other where they begin at one place.</summary>
    private static void Order(ImmutableArray<SqlFinding>.Builder findings, int from)
    {
        var count = findings.Count - from;
        if (count < 2) return;
        var own = findings.Skip(from).OrderBy(static finding => finding.Start).ThenBy(static finding => finding.Kind).ToList();
        for (var i = 0; i < count; i++) findings[from + i] = own[i];
    }
}
