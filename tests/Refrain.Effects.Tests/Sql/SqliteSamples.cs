namespace Refrain.Effects.Tests.Sql;

/// <summary>What engineers write for SQLite, and what the judge has to say of it.</summary>
internal static class SqliteSamples
{
    public static readonly (string Sql, string Told)[] All =
    [
        ("insert into t values (?, ?)", "insert t"),
        ("INSERT INTO t (a) VALUES ($a), (:b), (@c), (?1)", "insert t"),
        ("INSERT OR REPLACE INTO t (a) VALUES (1)", ""),
        ("insert or ignore into t (a) values (1)", ""),
        ("INSERT OR ABORT INTO t (a) VALUES (1)", "insert t"),
        ("INSERT OR FAIL INTO t (a) VALUES (1)", "insert t"),
        ("REPLACE INTO t (a) VALUES (1)", ""),
        ("insert into t select * from s where true on conflict (a) do nothing", ""),
        ("insert into t (a) values ('a''; on conflict do nothing')", "insert t"),
        ("insert into 't' (\"a\", [b], `c`) values (1, 2, 3)", "insert t"),
        ("insert into main.t values (1)", "insert main.t"),
        ("insert into temp.t values (1)", ""),
        ("insert into t (k, n) values ($k, 1) on conflict (k) do update set n = n + 1", "relative n"),
        ("insert into t (k, n) values ($k, 1) on conflict (k) do update set n = excluded.n, m = max(m, excluded.m)", ""),
        ("update t set n = n + 1; update t set s = s || 'x'", "relative n; many t; relative s"),
        ("update t set n = max(n, ?), m = ifnull(m, 0)", ""),
        ("update t set previous = current, current = ?", "relative previous"),
        ("update or ignore t set n = n * 2 where rowid = 1", "relative n"),

        // A text is no transaction.
        ("delete from t where d = $d; insert into t values (1)", "insert t cleared before; many t"),
        ("BEGIN; DELETE FROM t WHERE d = $d; INSERT INTO t VALUES (1); COMMIT;", ""),
        ("BEGIN IMMEDIATE TRANSACTION; DELETE FROM t WHERE d = $d; INSERT INTO t VALUES (1); END TRANSACTION;", ""),
        ("SAVEPOINT s; DELETE FROM t; INSERT INTO t VALUES (1); RELEASE s", ""),
        ("insert or ignore into t values (1); insert or ignore into u values (1)", "many u"),
        ("BEGIN; INSERT OR IGNORE INTO t VALUES (1); COMMIT; INSERT OR IGNORE INTO u VALUES (1)", ""),
        ("BEGIN; UPDATE t SET a = 1; ROLLBACK TO s; UPDATE u SET a = 1; COMMIT", ""),
        ("update t set a = 1; insert into t select 1 where changes() = 0", "insert t"),
        ("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA user_version = 3; INSERT OR IGNORE INTO t VALUES (1)", ""),
        ("CREATE TABLE IF NOT EXISTS t (a); CREATE INDEX IF NOT EXISTS ix ON t (a); INSERT OR REPLACE INTO t VALUES (1)", ""),
        ("ATTACH DATABASE 'x.db' AS x; DETACH x; VACUUM; ANALYZE; REINDEX t", ""),

        // The schema.
        ("CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT DEFAULT CURRENT_TIMESTAMP) STRICT", "schema CREATE TABLE t; clock CURRENT_TIMESTAMP declared"),
        ("CREATE VIRTUAL TABLE f USING fts5(body)", "schema CREATE TABLE f"),
        ("CREATE TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET n = n + 1; DELETE FROM x; END; INSERT INTO y VALUES (1)", "schema CREATE TRIGGER tr; insert y"),
        ("CREATE TRIGGER IF NOT EXISTS tr AFTER UPDATE OF a ON t BEGIN UPDATE t SET n = CASE WHEN n > 1 THEN 2 ELSE 3 END; END", ""),
        ("ALTER TABLE t ADD COLUMN b TEXT; ALTER TABLE t RENAME TO u", "schema ALTER TABLE t; schema ALTER TABLE t"),
        ("DROP VIEW v; DROP VIEW IF EXISTS w", "schema DROP VIEW v"),
        ("BEGIN; DROP TABLE IF EXISTS t; CREATE TABLE t (a); CREATE INDEX ix ON t (a); COMMIT", ""),
        ("DROP TABLE IF EXISTS t; CREATE TABLE t (a)", "schema CREATE TABLE t"),
        ("CREATE TEMP TABLE s (a); INSERT INTO s VALUES (1); INSERT INTO s VALUES (2); SELECT * FROM s; DROP TABLE s", ""),
        ("CREATE TEMPORARY VIEW v AS SELECT 1", ""),

        // Clocks and chance.
        ("update t set at = datetime('now')", "clock datetime() stored"),
        ("update t set a = strftime('%s', 'now', 'utc'), b = date('now', '-1 day'), c = julianday('NOW'), d = unixepoch()", "clock strftime() stored; clock date() stored; clock julianday() stored; clock unixepoch() stored"),
        ("update t set a = date(day, '+1 day'), b = strftime('%Y', at), c = datetime($at)", ""),
        ("update t set a = random(), b = hex(randomblob(16))", "random random() stored; random randomblob() stored"),
        ("select * from t order by random()", "reads t; random random() filter"),

        // Rows.
        ("select changes(); select last_insert_rowid(); select sqlite_version()", ""),
        ("select name from sqlite_master where type = 'table' and name = 't'", ""),
        ("select name from sqlite_master", "reads sqlite_master"),
        ("select value from json_each($ids)", ""),
        ("select count(*) from [t] where a = ?", "reads t"),
        ("select 1 from t limit 1", ""),
        ("insert into t (a) values (1) returning id", "insert t"),
    ];
}
