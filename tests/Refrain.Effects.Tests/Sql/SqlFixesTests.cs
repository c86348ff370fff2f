using Refrain.Sql;

namespace Refrain.Effects.Tests.Sql;

public sealed class SqlFixesTests
{
    [Theory]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t (id, a, b) values (@id, @a, @b)", "insert into t (id, a, b) values (@id, @a, @b) ON CONFLICT (id) DO UPDATE SET a = excluded.a, b = excluded.b")]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into likes (user_id, post_id, at) values (1, 2, @at) returning at;", "insert into likes (user_id, post_id, at) values (1, 2, @at) ON CONFLICT (user_id, post_id) DO UPDATE SET at = excluded.at returning at;")]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into totals (day, country, n) select day, country, 1 from s -- all\n", "insert into totals (day, country, n) select day, country, 1 from s ON CONFLICT (day, country) DO UPDATE SET n = excluded.n -- all\n")]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into ◻.t (\"Id\") values ◻", "insert into ◻.t (\"Id\") values ◻ ON CONFLICT (\"Id\") DO NOTHING")]
    [InlineData(nameof(SqlDialect.Sqlite), "INSERT INTO t (k, v) VALUES ($k, $v)", "INSERT INTO t (k, v) VALUES ($k, $v) ON CONFLICT (k) DO UPDATE SET v = excluded.v")]
    [InlineData(nameof(SqlDialect.Sqlite), "INSERT INTO t (k, v) SELECT a, b FROM s WHERE true", "INSERT INTO t (k, v) SELECT a, b FROM s WHERE true ON CONFLICT (k) DO UPDATE SET v = excluded.v")]
    [InlineData(nameof(SqlDialect.MySql), "INSERT INTO `t` (`id`, `a`) VALUES (?, ?), (?, ?)", "INSERT INTO `t` (`id`, `a`) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE `a` = VALUES(`a`)")]
    [InlineData(nameof(SqlDialect.SqlServer), "INSERT INTO dbo.T (Id, A) VALUES (@id, @a)", "MERGE INTO dbo.T WITH (HOLDLOCK) AS target USING (VALUES (@id, @a)) AS source (Id, A) ON target.Id = source.Id WHEN MATCHED THEN UPDATE SET A = source.A WHEN NOT MATCHED THEN INSERT (Id, A) VALUES (source.Id, source.A);")]
    [InlineData(nameof(SqlDialect.SqlServer), "INSERT [◻].T (Id) OUTPUT inserted.A SELECT Id FROM S; SELECT 1", "MERGE INTO [◻].T WITH (HOLDLOCK) AS target USING (SELECT Id FROM S) AS source (Id) ON target.Id = source.Id WHEN NOT MATCHED THEN INSERT (Id) VALUES (source.Id) OUTPUT inserted.A; SELECT 1")]
    public void An_insert_becomes_an_upsert(string dialect, string text, string expected)
    {
        Assert.True(SqlFixes.TryMakeUpsert(SqlTold.Text(text), Enum.Parse<SqlDialect>(dialect), out var actual));
        Assert.Equal(SqlTold.Text(expected), actual);
    }

    [Theory]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t values (1)")]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t (◻) values (1)")]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t (id) values (gen_random_uuid())")]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into log (at, text) values (now(), 'x')")]
    [InlineData(nameof(SqlDialect.PostgreSql), "copy t from stdin")]
    [InlineData(nameof(SqlDialect.PostgreSql), "insert into t (id) values (1) on conflict do nothing")]
    [InlineData(nameof(SqlDialect.Sqlite), "INSERT INTO t (k) SELECT a FROM s")]
    [InlineData(nameof(SqlDialect.SqlServer), "INSERT INTO t (Id, A) VALUES (1, DEFAULT)")]
    [InlineData(nameof(SqlDialect.SqlServer), "EXEC('INSERT INTO t (Id) VALUES (1)')")]
    [InlineData(nameof(SqlDialect.SqlServer), "WITH x AS (SELECT 1 AS a) INSERT INTO t (Id) SELECT a FROM x")]
    [InlineData(nameof(SqlDialect.Unknown), "INSERT INTO t (Id) VALUES (1)")]
    public void No_upsert_is_offered_where_it_would_be_a_guess_too_many(string dialect, string text)
    {
        Assert.False(SqlFixes.TryMakeUpsert(SqlTold.Text(text), Enum.Parse<SqlDialect>(dialect), out var same));
        Assert.Equal(SqlTold.Text(text), same);
    }

    [Theory]
    [InlineData(nameof(SqlDialect.PostgreSql), "create table t (a int); create unique index concurrently ix on t (a)", "create table IF NOT EXISTS t (a int); create unique index concurrently IF NOT EXISTS ix on t (a)")]
    [InlineData(nameof(SqlDialect.PostgreSql), "create view v as select 1; drop table ◻ cascade", "create OR REPLACE view v as select 1; drop table IF EXISTS ◻ cascade")]
    [InlineData(nameof(SqlDialect.PostgreSql), "alter table t add x int, drop column y, add column if not exists z int", "alter table t add COLUMN IF NOT EXISTS x int, drop column IF EXISTS y, add column if not exists z int")]
    [InlineData(nameof(SqlDialect.PostgreSql), "alter table a rename to b", "alter table IF EXISTS a rename to b")]
    [InlineData(nameof(SqlDialect.PostgreSql), "create type mood as enum ('a')", "DO $$ BEGIN create type mood as enum ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END $$")]
    [InlineData(nameof(SqlDialect.PostgreSql), "alter type mood add value 'sad'", "alter type mood add value IF NOT EXISTS 'sad'")]
    [InlineData(nameof(SqlDialect.Sqlite), "CREATE VIEW v AS SELECT 1; DROP INDEX ix", "CREATE VIEW IF NOT EXISTS v AS SELECT 1; DROP INDEX IF EXISTS ix")]
    [InlineData(nameof(SqlDialect.MySql), "CREATE TABLE t (a INT)", "CREATE TABLE IF NOT EXISTS t (a INT)")]
    [InlineData(nameof(SqlDialect.SqlServer), "CREATE TABLE dbo.T (A int)", "IF OBJECT_ID(N'dbo.T') IS NULL CREATE TABLE dbo.T (A int)")]
    [InlineData(nameof(SqlDialect.SqlServer), "CREATE INDEX ix ON T (A)", "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = N'ix' AND object_id = OBJECT_ID(N'T')) CREATE INDEX ix ON T (A)")]
    [InlineData(nameof(SqlDialect.SqlServer), "CREATE PROC p AS SELECT 1", "CREATE OR ALTER PROC p AS SELECT 1")]
    [InlineData(nameof(SqlDialect.SqlServer), "CREATE SCHEMA x", "IF SCHEMA_ID(N'x') IS NULL EXEC(N'CREATE SCHEMA x')")]
    [InlineData(nameof(SqlDialect.SqlServer), "ALTER TABLE T ADD A int; ALTER TABLE T DROP COLUMN B", "IF COL_LENGTH(N'T', N'A') IS NULL ALTER TABLE T ADD A int; ALTER TABLE T DROP COLUMN IF EXISTS B")]
    public void A_change_of_the_schema_gets_a_guard(string dialect, string text, string expected)
    {
        Assert.True(SqlFixes.TryGuardDdl(SqlTold.Text(text), Enum.Parse<SqlDialect>(dialect), out var actual));
        Assert.Equal(SqlTold.Text(expected), actual);
    }

    [Theory]
    [InlineData(nameof(SqlDialect.PostgreSql), "alter table t add constraint c check (a > 1)")]
    [InlineData(nameof(SqlDialect.PostgreSql), "alter table t rename column a to b")]
    [InlineData(nameof(SqlDialect.PostgreSql), "create index on t (a)")]
    [InlineData(nameof(SqlDialect.PostgreSql), "select * into x from t")]
    [InlineData(nameof(SqlDialect.PostgreSql), "create constraint trigger tr after insert on t for each row execute function f()")]
    [InlineData(nameof(SqlDialect.PostgreSql), "create database d")]
    [InlineData(nameof(SqlDialect.MySql), "ALTER TABLE t ADD COLUMN a INT")]
    [InlineData(nameof(SqlDialect.MySql), "CREATE INDEX ix ON t (a)")]
    [InlineData(nameof(SqlDialect.Sqlite), "ALTER TABLE t ADD COLUMN a INT")]
    [InlineData(nameof(SqlDialect.SqlServer), "CREATE TABLE ◻ (A int)")]
    [InlineData(nameof(SqlDialect.SqlServer), "EXEC sp_rename 'a', 'b'")]
    [InlineData(nameof(SqlDialect.Unknown), "CREATE TABLE t (A int)")]
    public void No_guard_is_offered_where_there_is_none(string dialect, string text)
    {
        Assert.False(SqlFixes.TryGuardDdl(SqlTold.Text(text), Enum.Parse<SqlDialect>(dialect), out var same));
        Assert.Equal(SqlTold.Text(text), same);
    }

    /// <summary>The promise of the seam, over all texts of the tables: what is fixed is clean of what was fixed, and nothing else is worse.</summary>
    [Fact]
    public void Fixed_texts_are_clean_and_no_worse_otherwise()
    {
        var upserts = 0;
        var guards = 0;
        foreach (var (sql, dialect, _) in SqlSamples.All())
        {
            var text = SqlTold.Text(sql);
            var before = SqlJudge.Judge(SqlScript.Parse(text, dialect));
            if (SqlFixes.TryMakeUpsert(text, dialect, out var upsert))
            {
                upserts++;
                Check(upsert, SqlFindingKind.Insert);
            }
            if (SqlFixes.TryGuardDdl(text, dialect, out var guarded))
            {
                guards++;
                Check(guarded, SqlFindingKind.UnguardedSchema);
            }

            void Check(string fixedText, SqlFindingKind kind)
            {
                var after = SqlJudge.Judge(SqlScript.Parse(fixedText, dialect));
                Assert.DoesNotContain(after, finding => finding.Kind == kind);
                Assert.Equal(Kinds(before.Where(finding => finding.Kind != kind)), Kinds(after));
                Assert.False(kind == SqlFindingKind.Insert ? SqlFixes.TryMakeUpsert(fixedText, dialect, out _) : SqlFixes.TryGuardDdl(fixedText, dialect, out _), fixedText);
            }
        }
        Assert.InRange(upserts, 15, 1000);
        Assert.InRange(guards, 25, 1000);
    }

    private static string Kinds(IEnumerable<SqlFinding> findings) => string.Join(' ', findings.Select(static finding => finding.Kind).Order());
}
