namespace Refrain.Sql;

/// <summary>Counts the statements of a text that change data without a transaction around them; the second one is the fault.</summary>
internal sealed class DataChanges
{
    private const int Remembered = 16;
    private readonly List<SqlStatement> _outside = [];
    private bool _reported;

    /// <summary>Whether a statement is the first in the text of which an earlier one is done when it fails, or that repeats in a loop.</summary>
    /// <param name="statement">The next statement.</param>
    /// <param name="inTransaction">Whether a transaction is open.</param>
    public bool IsSecond(SqlStatement statement, bool inTransaction)
    {
        if (_reported || inTransaction || !statement.ChangesData) return false;
        var second = statement.InLoop;
        foreach (var earlier in _outside) second |= !ExcludeEachOther(earlier, statement);
        if (_outside.Count < Remembered) _outside.Add(statement);
        _reported = second;
        return second;
    }

    /// <summary>Arms of one IF, and an UPDATE whose INSERT is only done when no row was there.</summary>
    private static bool ExcludeEachOther(SqlStatement earlier, SqlStatement later) =>
        SqlCondition.Exclude(earlier.Condition, later.Condition)
        || (SqlCondition.AsksForNoRows(later.Condition) && earlier.Target is { } table && table.Matches(later.Target))
        || (NotFound(later) && earlier.Target is { } same && same.Matches(later.Target));

    /// <summary>SQLite's and MySQL's INSERT … SELECT … WHERE changes() = 0 after an UPDATE.</summary>
    private static bool NotFound(SqlStatement statement)
    {
        if (statement.Kind != SqlStatementKind.Insert) return false;
        for (var i = statement.First; i < statement.End; i++)
        {
            if ((statement.Tokens.Is(i, "CHANGES") || statement.Tokens.Is(i, "ROW_COUNT")) && statement.Tokens.Symbol(i + 3, "=")) return true;
        }
        return false;
    }
}
