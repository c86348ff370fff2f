namespace Refrain.Effects.Tests.Sql;

/// <summary>Texts for an IDbConnection of which nothing is known: what any dialect takes for a guard is one.</summary>
internal static class UnknownDialectSamples
{
    public static readonly (string Sql, string Told)[] All =
    [
        ("INSERT INTO t (a) VALUES (@a)", "insert t"),
        ("INSERT INTO t (a) VALUES (@a) ON CONFLICT DO NOTHING", ""),
        ("INSERT INTO t (a) VALUES (@a) ON DUPLICATE KEY UPDATE a = VALUES(a)", ""),
        ("INSERT OR IGNORE INTO t (a) VALUES (@a)", ""),
        ("INSERT IGNORE INTO t (a) VALUES (@a)", ""),
        ("REPLACE INTO t VALUES (1)", ""),
        ("IF NOT EXISTS (SELECT 1 FROM t) INSERT INTO t VALUES (1)", ""),
        ("insert into t (k, n) values (1, 2) on conflict (k) do update set n = t.n + 1", "relative n"),
        ("DELETE FROM t WHERE a = 1; INSERT INTO t VALUES (1)", "insert t cleared before; many t"),
        ("BEGIN; DELETE FROM t WHERE a = 1; INSERT INTO t VALUES (1); COMMIT;", ""),
        ("BEGIN TRAN DELETE FROM t WHERE a = 1 INSERT INTO t VALUES (1) COMMIT", ""),
        ("DROP TABLE IF EXISTS t; ALTER TABLE t ADD COLUMN IF NOT EXISTS a int, ALTER COLUMN b DROP DEFAULT, ALTER COLUMN c SET DEFAULT 1", ""),
        ("CREATE TABLE t (a int REFERENCES b ON DELETE CASCADE ON UPDATE SET NULL) DEFAULT CHARACTER SET utf8", "schema CREATE TABLE t"),
        ("SELECT a AS [update], arr[1], x::int FROM [t] FOR UPDATE SKIP LOCKED", "reads t"),
        ("SELECT ARRAY[1, 2], `a` FROM `t`", "reads t"),
        ("UPDATE t SET open = 1, close = 2, first = 3 WHERE id = 1", ""),
        ("SELECT #t.a FROM #t WHERE a #>> '{b}' = 'c'", ""),
        ("do $$ begin if not exists (select 1 from t) then create table x (a int); end if; end $$", ""),
        ("# a comment\nINSERT IGNORE INTO t VALUES (1)", ""),
        ("SELECT IF(a > 1, 2, 3) FROM t", "reads t"),
        ("UPDATE t SET a = IF(b > 1, 2, 3) WHERE c = 1", ""),
    ];
}
