using Refrain.Sql;

namespace Refrain.Effects.Tests.Sql;

public sealed class SqlJudgeTests
{
    public static TheoryData<string, string, string> Samples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (sql, dialect, told) in SqlSamples.All()) data.Add(dialect.ToString(), sql, told);
        return data;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_text_of_the_tables_is_judged_as_the_table_says(string dialect, string sql, string told) => Assert.Equal(told, SqlTold.Of(sql, Enum.Parse<SqlDialect>(dialect)));

    /// <summary>Where a finding is: the text between the marks.</summary>
    [Theory]
    [InlineData("update t set a = 1, «n = n + 1» where id = 2", nameof(SqlDialect.PostgreSql))]
    [InlineData("select 1; «insert into t values (1)»; select 2", nameof(SqlDialect.PostgreSql))]
    [InlineData("/* now() */ update t set a = 'now()', at = «now()»", nameof(SqlDialect.PostgreSql))]
    [InlineData("with x as («insert into t values (1)») select 1", nameof(SqlDialect.PostgreSql))]
    [InlineData("do $b$ begin «create table x (a int)»; end $b$", nameof(SqlDialect.PostgreSql))]
    [InlineData("EXEC(N'«DROP TABLE x»')", nameof(SqlDialect.SqlServer))]
    [InlineData("UPDATE t SET a = 1 WHERE b = 2\n«UPDATE u SET a = 1»\nSELECT 1", nameof(SqlDialect.SqlServer))]
    [InlineData("update t set at = «strftime('%s', 'now')», b = 2", nameof(SqlDialect.Sqlite))]
    public void A_finding_is_where_its_cause_is(string marked, string dialect)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var text = marked.Replace("«", "", StringComparison.Ordinal);
        var end = text.IndexOf('»', StringComparison.Ordinal);
        text = text.Replace("»", "", StringComparison.Ordinal);
        var finding = Assert.Single(SqlJudge.Judge(SqlScript.Parse(text, Enum.Parse<SqlDialect>(dialect))));
        Assert.Equal((start, end - start), (finding.Start, finding.Length));
    }
}
