using Refrain.Sql;

namespace Refrain.Effects;

/// <summary>Which tables a statement reads from.</summary>
internal static class SqlReads
{
    public static IEnumerable<SqlName> Of(SqlStatement statement)
    {
        for (var i = statement.First; i < statement.End; i++)
        {
            var at = i + 1;
            if ((statement.Tokens.Is(i, "FROM") || statement.Tokens.Is(i, "JOIN")) && SqlName.Read(statement.Tokens, ref at, statement.End) is { } table) yield return table;
        }
    }
}
