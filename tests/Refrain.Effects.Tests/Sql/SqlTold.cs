using Refrain.Sql;

namespace Refrain.Effects.Tests.Sql;

/// <summary>Findings in the words of the tests' tables: one line a text, each finding in the order of the text.</summary>
internal static class SqlTold
{
    /// <summary>How the tables write a hole.</summary>
    public const string Hole = "◻";

    /// <summary>The text of a table with its holes.</summary>
    public static string Text(string sample) => sample.Replace(Hole, SqlHole.Text, StringComparison.Ordinal);

    /// <summary>What the judge says of a text.</summary>
    public static string Of(string sample, SqlDialect dialect, SqlSurroundings? surroundings = null) => Of(SqlScript.Parse(Text(sample), dialect), surroundings);

    /// <summary>What the judge says of a text that has been read.</summary>
    public static string Of(SqlScript script, SqlSurroundings? surroundings = null) =>
        string.Join("; ", SqlJudge.Judge(script, surroundings).Select(Of)).Replace(SqlHole.Text, Hole, StringComparison.Ordinal);

    private static string Of(SqlFinding finding)
    {
        var kind = finding.Kind switch
        {
            SqlFindingKind.Insert => "insert",
            SqlFindingKind.RelativeUpdate => "relative",
            SqlFindingKind.UnguardedSchema => "schema",
            SqlFindingKind.Clock => "clock",
            SqlFindingKind.Random => "random",
            SqlFindingKind.Publish => "publish",
            SqlFindingKind.ReadsRows => "reads",
            SqlFindingKind.ManyStatements => "many",
            _ => "unknown",
        };
        var use = finding.Use == SqlUse.None ? "" : " " + finding.Use.ToString().ToLowerInvariant();
        return $"{kind} {finding.Detail}{use}{(finding.ClearedBefore ? " cleared before" : "")}".TrimEnd();
    }
}
