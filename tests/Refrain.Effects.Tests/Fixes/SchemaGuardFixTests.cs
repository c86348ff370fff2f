using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

/// <summary>In the sources § stands where the fix adds its guard: nothing before it, the guard after it.</summary>
public sealed class SchemaGuardFixTests() : EffectFixTests("RFN209", new SchemaGuardFix())
{
    private static string Made(string run, string connection = "Npgsql.NpgsqlConnection", string members = "") =>
        $$"""
        using Dapper;

        [Task]
        public sealed partial record Tables(string Prefix)
        {
            {{members}}

            public int Run([Service] {{connection}} connection)
            {
                {{run}}
            }
        }
        """;

    private static string Before(string source) => source.Replace("§", "", StringComparison.Ordinal);

    private static string After(string source, string guard) =>
        source.Replace("§", guard, StringComparison.Ordinal).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("\"CREATE TABLE§ totals (shop text)\"", " IF NOT EXISTS")]
    [InlineData("$\"CREATE TABLE§ {Prefix}_totals (shop text)\"", " IF NOT EXISTS")]
    [InlineData("\"DROP TABLE§ \" + Prefix + \"_totals\"", " IF EXISTS")]
    [InlineData("\"ALTER TABLE totals ADD COLUMN§ at date\"", " IF NOT EXISTS")]
    [InlineData("\"CREATE§ VIEW v AS SELECT 1\"", " OR REPLACE")]
    [InlineData("\"\"\"\n            CREATE TABLE§ totals (\n              shop text)\n            \"\"\"", " IF NOT EXISTS")]
    public Task The_guard_is_added_where_the_text_is_written(string text, string guard)
    {
        var source = Made($"return [|connection.Execute({text})|];");
        return FixesWithPackages(Before(source), After(source, guard));
    }

    [Fact]
    public Task A_constant_that_other_texts_may_begin_with_stays_as_it_is()
    {
        var source = Made("return [|connection.Execute(Create + \" totals (shop text)\")|];", members: "private const string Create = \"CREATE TABLE\";");
        return FixesWithPackages(source, source.Replace("Create + \"", "Create + \" IF NOT EXISTS", StringComparison.Ordinal).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection", "CREATE INDEX ix ON t (a)", "CREATE INDEX IF NOT EXISTS ix ON t (a)")]
    [InlineData("MySqlConnector.MySqlConnection", "CREATE TABLE t (a int)", "CREATE TABLE IF NOT EXISTS t (a int)")]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection", "CREATE TABLE t (a int)", "IF OBJECT_ID(N't') IS NULL CREATE TABLE t (a int)")]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection", "ALTER TABLE t DROP COLUMN a", "ALTER TABLE t DROP COLUMN IF EXISTS a")]
    public Task The_guard_is_the_dialects(string connection, string before, string after)
    {
        string Source(string call) => Made($"return {call};", connection);
        return FixesWithPackages(Source($"[|connection.Execute($\"{before}\")|]"), Source($"connection.Execute($\"{after}\")"));
    }

    [Theory]
    [InlineData("MySqlConnector.MySqlConnection", "CREATE INDEX ix ON t (a)")]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection", "ALTER TABLE t ADD COLUMN a int")]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection", "CREATE TABLE {Prefix} (a int)")]
    [InlineData("Npgsql.NpgsqlConnection", "ALTER TABLE t RENAME COLUMN a TO b")]
    [InlineData("System.Data.IDbConnection", "CREATE TABLE t (a int)")]
    public Task What_has_no_guard_has_no_fix(string connection, string text) => HasNoFixWithPackages(Made($"return [|connection.Execute($\"{text}\")|];", connection));

    [Fact]
    public Task What_is_guarded_by_a_statement_before_it_stays_as_it_is() => FixesWithPackages(
        Made("""return [|connection.Execute("DROP TABLE IF EXISTS a; CREATE TABLE a (x int); CREATE TABLE b (x int)")|];"""),
        Made("""return connection.Execute("DROP TABLE IF EXISTS a; CREATE TABLE a (x int); CREATE TABLE IF NOT EXISTS b (x int)");"""));

    [Fact]
    public Task Everywhere_at_once()
    {
        string[] sources =
        [
            Made("[|connection.Execute(Texts.Create)|]; [|connection.Execute($\"CREATE TABLE§ {Prefix} (a int)\")|]; return [|connection.Execute(\"CREATE TABLE§ a (x int); CREATE TABLE§ b (x int)\")|];"),
            "public static class Texts { public static string Create { get { return \"CREATE TABLE§ c (x int)\"; } } }",
        ];
        return FixesAllWithPackages([.. sources.Select(Before)], [.. sources.Select(source => After(source, " IF NOT EXISTS"))]);
    }
}
