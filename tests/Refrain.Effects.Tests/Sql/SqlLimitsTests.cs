using Refrain.Sql;

namespace Refrain.Effects.Tests.Sql;

/// <summary>What the judge does not see or takes on trust, each published with a text that shows it. A limit that falls makes its test fail: then the page changes too.</summary>
public sealed class SqlLimitsTests
{
    [Theory]
    // What a name stands for in the database is not in the text.
    [InlineData(nameof(SqlDialect.PostgreSql), "select refresh_all()", "")] // a function that changes data
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t (a) values (1) on conflict (a) do nothing", "")] // no such constraint, or a trigger that counts
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t (k) values (1)", "insert t")] // a primary key that lets the second run fail
    [InlineData(nameof(SqlDialect.PostgreSql), "update t set a = double(a)", "")] // functions that it does not know are taken for idempotent
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t (k, n) values (@k, @n) on conflict (k) do update set n = @n + excluded.n", "")]
    // A look-up of the same table is believed, whatever it compares.
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t (id) select 1 where not exists (select 1 from t where id = 2)", "")]
    // A DELETE is believed to take what the INSERT brings, unless it only takes what is older than something.
    [InlineData(nameof(SqlDialect.PostgreSql), "delete from t where day = 1; insert into t (day) values (2)", "")]
    // Two holes are the same table.
    [InlineData(nameof(SqlDialect.PostgreSql), "delete from ◻; insert into ◻ values (1)", "")]
    // A hole after the rows may be the conflict clause, one before INTO may be OR IGNORE, one in WHERE may be a look-up but is not believed.
    [InlineData(nameof(SqlDialect.Sqlite), "insert ◻ into t values (1)", "")]
    [InlineData(nameof(SqlDialect.Sqlite), "insert into t select 1 where ◻", "insert t")]
    // The condition of an IF is not searched for clocks and random values.
    [InlineData(nameof(SqlDialect.SqlServer), "IF DATEPART(hour, GETDATE()) < 6 UPDATE T SET A = 1", "")]
    // Only the first of the variables' values is followed: into conditions, not into values.
    [InlineData(nameof(SqlDialect.SqlServer), "DECLARE @n int = (SELECT N FROM T); UPDATE T SET N = @n + 1", "")]
    // Texts that are put together in the database are not read, unless they are one literal.
    [InlineData(nameof(SqlDialect.SqlServer), "EXEC('DROP TABLE ' + @name)", "unknown")]
    // The bodies of functions, procedures, triggers and views are not executed by the text that creates them.
    [InlineData(nameof(SqlDialect.SqlServer), "CREATE OR ALTER PROCEDURE p AS INSERT INTO t VALUES (NEWID())", "random NEWID() declared")]
    // A dequeue is idempotent for each row, but not in which rows it takes.
    [InlineData(nameof(SqlDialect.PostgreSql), "update q set taken = true where id = (select id from q where not taken limit 1)", "")]
    // IS NULL anywhere counts for a LEFT JOIN of the same table.
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t select s.id from s left join t on t.id = s.id where s.a is null", "")]
    // Where the dialect is not known, quotes are not escaped with a backslash.
    [InlineData(nameof(SqlDialect.Unknown), "insert ignore into t values ('it\\'s; update t set a = 1')", "many t")]
    public void Limits(string dialect, string sql, string told) => Assert.Equal(told, SqlTold.Of(sql, Enum.Parse<SqlDialect>(dialect)));
}
