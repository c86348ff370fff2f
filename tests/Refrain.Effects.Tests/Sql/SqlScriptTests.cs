using Refrain.Sql;

namespace Refrain.Effects.Tests.Sql;

/// <summary>What the statements of a text tell a caller that judges several texts together.</summary>
public sealed class SqlScriptTests
{
    [Theory]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into a values (1); update b set x = 1; delete from c; truncate d", "Insert a, Update b, Delete c, Truncate d")]
    [InlineData(nameof(SqlDialect.PostgreSql), "do $$ begin delete from a; if true then insert into b values (1); end if; end $$; select 1", "Delete a, Insert b, Select")]
    [InlineData(nameof(SqlDialect.PostgreSql), "create function f() returns int as $$ select 1; select 2 $$ language sql; drop table x", "Create f, Drop x")]
    [InlineData(nameof(SqlDialect.PostgreSql), "copy a from stdin; copy b to stdout; merge into c using d on true when matched then delete; notify e", "Load a, Unload b, Merge c, Notify")]
    [InlineData(nameof(SqlDialect.SqlServer), "INSERT INTO a VALUES (1) UPDATE b SET x = 1 DELETE FROM c EXEC d SELECT 1", "Insert a, Update b, Delete c, Call d, Select")]
    [InlineData(nameof(SqlDialect.SqlServer), "IF @x = 1 BEGIN INSERT INTO a VALUES (1) END ELSE IF @x = 2 DELETE FROM b; SELECT 1", "Insert a, Delete b, Select")]
    [InlineData(nameof(SqlDialect.SqlServer), "SELECT CASE WHEN 1 = 1 THEN 2 ELSE 3 END UPDATE a SET b = CASE WHEN c = 1 THEN 2 END DELETE FROM d", "Select, Update a, Delete d")]
    [InlineData(nameof(SqlDialect.SqlServer), "WITH x AS (SELECT 1 AS a) INSERT INTO b SELECT a FROM x SELECT 1", "Insert b, Select")]
    [InlineData(nameof(SqlDialect.SqlServer), "UPDATE x SET x.a = 1 FROM dbo.Orders AS x DELETE y FROM dbo.Lines y", "Update dbo.Orders, Delete dbo.Lines")]
    [InlineData(nameof(SqlDialect.SqlServer), "CREATE TABLE a (b int)\nGO\nCREATE VIEW c AS\nSELECT 1 AS d\nGO\nDROP TABLE e", "Create a, Create c, Drop e")]
    [InlineData(nameof(SqlDialect.SqlServer), "SELECT 1 AS go\nSELECT go FROM x", "Select, Select")]
    [InlineData(nameof(SqlDialect.Sqlite), "create trigger a after insert on b begin delete from c; end; pragma x = 1", "Create a, Option")]
    [InlineData(nameof(SqlDialect.MySql), "CREATE PROCEDURE p() BEGIN WHILE a DO CASE b WHEN 1 THEN SELECT 1; END CASE; END WHILE; END; SELECT 1", "Create p, Select")]
    public void Statements_come_in_order_with_their_targets(string dialect, string text, string told) =>
        Assert.Equal(told, string.Join(", ", Parse(text, dialect).Statements.Select(statement => statement.ToString().TrimEnd())));

    [Theory]
    [InlineData("begin", "Begin")]
    [InlineData("start transaction isolation level serializable", "Begin")]
    [InlineData("commit work", "Commit")]
    [InlineData("end", "Commit")]
    [InlineData("rollback", "Rollback")]
    [InlineData("rollback to savepoint a", "None")]
    [InlineData("savepoint a", "None")]
    [InlineData("select 1", "None")]
    public void A_statement_says_what_it_does_to_the_transaction(string text, string step) => Assert.Equal(step, Assert.Single(Parse(text, nameof(SqlDialect.PostgreSql)).Statements).Transaction.ToString());

    [Theory]
    [InlineData("insert into t values (1)", "data")]
    [InlineData("insert into t values (1) on conflict do nothing", "data guarded")]
    [InlineData("delete from t where d = 1", "data deletes guarded")]
    [InlineData("delete from t where at < $1", "data guarded")]
    [InlineData("delete from t", "data guarded deletes")]
    [InlineData("truncate t", "data deletes guarded")]
    [InlineData("drop table t", "schema deletes")]
    [InlineData("drop table if exists t", "schema deletes guarded")]
    [InlineData("create table t as select 1", "schema data")]
    [InlineData("create temp table t as select 1", "temporary")]
    [InlineData("select a into b from t", "schema data")]
    [InlineData("with x as (delete from t returning *) select * from x", "data deletes guarded")]
    [InlineData("select a from t", "reads guarded")]
    [InlineData("set x = 1", "option guarded")]
    [InlineData("copy t from stdin", "data")]
    public void A_statement_says_what_it_changes(string text, string facts)
    {
        var statement = Assert.Single(Parse(text, nameof(SqlDialect.PostgreSql)).Statements);
        var told = new List<string>();
        if (statement.ChangesData) told.Add("data");
        if (statement.ChangesSchema) told.Add("schema");
        if (statement.DeletesPartition) told.Add("deletes");
        if (statement.ReadsRows) told.Add("reads");
        if (statement.SetsOption) told.Add("option");
        if (statement.IsTemporary) told.Add("temporary");
        if (statement.Guarded && !statement.IsTemporary) told.Add("guarded");
        Assert.Equal(facts.Split(' ').Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Temporary_tables_are_known_to_the_next_text()
    {
        var first = Parse("create temp table stage (a int)", nameof(SqlDialect.PostgreSql));
        var second = SqlScript.Parse("copy stage from stdin; select * from stage", SqlDialect.PostgreSql, first.TemporaryTables);
        Assert.Equal("", SqlTold.Of(second));
        Assert.Equal("insert stage; reads stage", SqlTold.Of(second.Text, SqlDialect.PostgreSql));
    }

    [Fact]
    public void What_a_transaction_cleared_may_be_filled_by_its_next_text()
    {
        var surroundings = new SqlSurroundings { InTransaction = true }.After(Parse("delete from totals where day = @day", nameof(SqlDialect.Sqlite)));
        Assert.Equal("", SqlTold.Of("insert into totals values (1)", SqlDialect.Sqlite, surroundings));
        Assert.Equal("insert other", SqlTold.Of("insert into other values (1)", SqlDialect.Sqlite, surroundings));
        Assert.Equal("insert totals cleared before", SqlTold.Of("insert into totals values (1)", SqlDialect.Sqlite, surroundings.With(inTransaction: false)));
    }

    [Fact]
    public void A_transaction_that_a_text_begins_holds_the_texts_until_one_commits()
    {
        var begun = SqlSurroundings.None.After(Parse("begin", nameof(SqlDialect.Sqlite)));
        var cleared = begun.After(Parse("drop table if exists t", nameof(SqlDialect.Sqlite)));
        var made = cleared.After(Parse("create table t (a)", nameof(SqlDialect.Sqlite)));
        Assert.Equal("", SqlTold.Of("create table t (a)", SqlDialect.Sqlite, cleared));
        Assert.Equal("", SqlTold.Of("create index ix on t (a); insert into t values (1); update u set a = 1", SqlDialect.Sqlite, made));
        Assert.Equal("schema CREATE INDEX ix", SqlTold.Of("create index ix on t (a)", SqlDialect.Sqlite, made.After(Parse("commit", nameof(SqlDialect.Sqlite)))));
    }

    [Fact]
    public void PostgreSQL_commits_after_each_text()
    {
        var surroundings = SqlSurroundings.None.After(Parse("delete from t where d = 1", nameof(SqlDialect.PostgreSql)));
        Assert.Equal("insert t cleared before", SqlTold.Of("insert into t values (1)", SqlDialect.PostgreSql, surroundings));
    }

    private static SqlScript Parse(string text, string dialect) => SqlScript.Parse(text, Enum.Parse<SqlDialect>(dialect));
}
