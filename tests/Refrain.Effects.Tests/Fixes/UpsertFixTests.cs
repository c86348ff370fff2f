using Refrain.CodeFixes.Effects;

namespace Refrain.Effects.Tests.Fixes;

/// <summary>In the sources § stands where the fix adds its clause: nothing before it, the clause after it.</summary>
public sealed class UpsertFixTests() : EffectFixTests("RFN202", new UpsertFix())
{
    private const string Upsert = " ON CONFLICT (shop) DO UPDATE SET amount = excluded.amount";

    /// <summary>A task over a connection, with members beside its Run.</summary>
    private static string Stored(string run, string members = "", string connection = "Npgsql.NpgsqlConnection") =>
        $$"""
        using Dapper;
        using Npgsql;

        [Task]
        public sealed partial record StoredTotal(string Shop, int Amount)
        {
            {{members}}

            public int Run([Service] {{connection}} connection)
            {
                {{run}}
            }
        }
        """;

    private static string Before(string source) => source.Replace("§", "", StringComparison.Ordinal);

    private static string After(string source, string clause = Upsert) =>
        source.Replace("§", clause, StringComparison.Ordinal).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private Task Adds(string source, string clause = Upsert) => FixesWithPackages(Before(source), After(source, clause));

    [Theory]
    [InlineData("\"INSERT INTO totals (shop, amount) VALUES (@Shop, @Amount)§\"")]
    [InlineData("@\"INSERT INTO totals (shop, amount) VALUES (@Shop, '\"\"')§ -- one\"")]
    [InlineData("\"\"\"INSERT INTO totals (shop, amount) VALUES (@Shop, @Amount)§\"\"\"")]
    [InlineData("\"INSERT INTO totals (shop, amount)\\n\\tVALUES (@Shop, '\\u0041\\\"\\x41\\U0001F600')§;\\n\"")]
    [InlineData("$\"INSERT INTO {Table} (shop, amount) VALUES ('{{}}', @Amount)§\"")]
    [InlineData("$\"INSERT INTO totals (shop, amount) VALUES {Values}§\"")]
    [InlineData("$@\"INSERT INTO totals (shop, amount) VALUES {Values}§;\"")]
    [InlineData("$\"\"\"INSERT INTO totals (shop, amount) VALUES {Values}§\"\"\"")]
    [InlineData("$$\"\"\"INSERT INTO totals (shop, amount) VALUES ('{}', {{Amount}})§\"\"\"")]
    [InlineData("\"INSERT INTO totals (shop, amount) \" + \"VALUES (@Shop, @Amount)§\"")]
    [InlineData("\"INSERT INTO totals (shop, amount) \" + $\"VALUES ({Amount}, @Amount)§\" + \" RETURNING 1\"")]
    [InlineData("Amount > 3 ? \"INSERT INTO totals (shop, amount) VALUES (1, 2)§\" : \"INSERT INTO totals (shop, amount) VALUES (1, 3)§ RETURNING 1\"")]
    [InlineData("string.Concat(\"INSERT INTO totals (shop, amount)\", \" VALUES (@Shop, @Amount)§\")")]
    [InlineData("(\"INSERT INTO totals (shop, amount) VALUES (@Shop, @Amount)§\").Trim()")]
    public Task The_text_is_changed_where_it_is_written(string text) => Adds(Stored($"return [|connection.Execute({text}, new {{ Shop, Amount }})|];", """
        private const string Table = "totals";
            private string Values => string.Join(",", Shop.Select(letter => $"('{letter}', 1)"));
        """));

    [Theory]
    [InlineData("Sql", "private const string Sql = \"INSERT INTO totals (shop, amount) VALUES (@Shop, @Amount)§\";")]
    [InlineData("Sql", "private static readonly string Sql = \"INSERT INTO totals (shop, amount) VALUES (@Shop, @Amount)§\";")]
    [InlineData("Sql", "private static string Sql => \"INSERT INTO totals (shop, amount) VALUES (@Shop, @Amount)§\";")]
    [InlineData("Sql(\"totals\")", "private static string Sql(string table) => $\"INSERT INTO {table} (shop, amount) VALUES (@Shop, @Amount)§\";")]
    [InlineData("Sql(\"totals\")", "private static string Sql(string table) { var names = \"shop, amount\"; return $\"INSERT INTO {table} ({names}) VALUES (@Shop, @Amount)§\"; }")]
    [InlineData("Head + \" VALUES (@Shop, @Amount)§\"", "private const string Head = \"INSERT INTO totals (shop, amount)\";")]
    [InlineData("Head + Values", "private const string Head = \"INSERT INTO totals (shop, amount)\", Values = \" VALUES (@Shop, @Amount)\";", "Head + Values + \" ON CONFLICT (shop) DO UPDATE SET amount = excluded.amount\"")]
    public Task The_text_behind_a_name_is_changed(string text, string member, string? after = null)
    {
        var source = Stored($"return [|connection.Execute({text}, new {{ Shop, Amount }})|];", member);
        return FixesWithPackages(Before(source), After(source).Replace(text, after ?? text.Replace("§", Upsert, StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("var sql = \"INSERT INTO totals (shop, amount) VALUES (1, 2)§\"; return [|connection.Execute(sql)|];")]
    [InlineData("var sql = \"SELECT 1\"; if (Amount > 3) sql = \"INSERT INTO totals (shop, amount) VALUES (1, 2)§\"; return [|connection.Execute(sql)|];")]
    [InlineData("using var command = connection.CreateCommand(); command.CommandText = \"INSERT INTO totals (shop, amount) VALUES (1, 2)§\"; return [|command.ExecuteNonQuery()|];")]
    [InlineData("using var command = new NpgsqlCommand(\"INSERT INTO totals (shop, amount) VALUES (1, 2)§\", connection); return [|command.ExecuteNonQuery()|];")]
    [InlineData("using var command = new NpgsqlCommand { Connection = connection, CommandText = \"INSERT INTO totals (shop, amount) VALUES (1, 2)§\" }; return [|command.ExecuteNonQuery()|];")]
    [InlineData("return [|new NpgsqlCommand(\"INSERT INTO totals (shop, amount) VALUES (1, 2)§\", connection).ExecuteNonQuery()|];")]
    [InlineData("using var command = connection.CreateCommand(); command.CommandText = \"INSERT INTO totals (shop, amount) VALUES (1, 2)§\"; command.ExecuteNonQuery(); command.CommandText = \"SELECT 1\"; return command.ExecuteNonQuery();", "[|command.ExecuteNonQuery()|]; command.CommandText")]
    [InlineData("int Execute(string sql) => [|connection.Execute(sql)|]; Execute(\"SET x = 1\"); return Execute(\"INSERT INTO totals (shop, amount) VALUES (1, 2)§\");")]
    public Task The_text_of_a_command_is_changed(string run, string? marked = null) => Adds(Stored(marked is null ? run : run.Replace("command.ExecuteNonQuery(); command.CommandText", marked, StringComparison.Ordinal)));

    [Fact]
    public Task A_raw_text_keeps_its_lines() => Adds(Stored(""""
        var rows = Amount;
                return [|connection.Execute(
                    $"""
                    INSERT INTO totals (shop, amount)
                      VALUES
                        ('a', {rows}),

                        ('b', 2)§
                    """)|];
        """"));

    [Theory]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection", "INSERT INTO totals (shop, amount) VALUES (@Shop, @Amount)", "INSERT INTO totals (shop, amount) VALUES (@Shop, @Amount) ON CONFLICT (shop) DO UPDATE SET amount = excluded.amount")]
    [InlineData("MySqlConnector.MySqlConnection", "INSERT INTO `totals` (shop, amount) VALUES (@Shop, @Amount)", "INSERT INTO `totals` (shop, amount) VALUES (@Shop, @Amount) ON DUPLICATE KEY UPDATE amount = VALUES(amount)")]
    [InlineData(
        "Microsoft.Data.SqlClient.SqlConnection", "INSERT INTO Totals (Shop, Amount) VALUES (@Shop, {Amount})",
        "MERGE INTO Totals WITH (HOLDLOCK) AS target USING (VALUES (@Shop, {Amount})) AS source (Shop, Amount) ON target.Shop = source.Shop WHEN MATCHED THEN UPDATE SET Amount = source.Amount WHEN NOT MATCHED THEN INSERT (Shop, Amount) VALUES (source.Shop, source.Amount);")]
    public Task The_clause_is_the_dialects(string connection, string before, string after)
    {
        string Source(string call) => Stored($"return {call};", connection: connection);
        return FixesWithPackages(Source($"[|connection.Execute($\"{before}\", new {{ Shop }})|]"), Source($"connection.Execute($\"{after}\", new {{ Shop }})"));
    }

    [Theory]
    [InlineData("\"INSERT INTO t (\\\"Shop\\\", \\\"Of\\\") VALUES (1, 2)§\"", " ON CONFLICT (\\\"Shop\\\") DO UPDATE SET \\\"Of\\\" = excluded.\\\"Of\\\"")]
    [InlineData("$@\"INSERT INTO t (\"\"Shop\"\", \"\"Of\"\") VALUES ({Amount}, 2)§\"", " ON CONFLICT (\"\"Shop\"\") DO UPDATE SET \"\"Of\"\" = excluded.\"\"Of\"\"")]
    [InlineData("\"\"\"INSERT INTO t (\"Shop\", \"Of\") VALUES (1, 2)§ \"\"\"", " ON CONFLICT (\"Shop\") DO UPDATE SET \"Of\" = excluded.\"Of\"")]
    public Task Quoted_names_are_escaped_as_the_literal_needs_it(string text, string clause) => Adds(Stored($"return [|connection.Execute({text})|];"), clause);

    [Fact]
    public Task A_helper_that_executes_has_the_text_changed_that_it_is_given() => FixesWithPackages([Before(Helped), Helper], [After(Helped), Helper]);

    private const string Helper = """
        using Dapper;
        using Npgsql;

        public sealed class Store(NpgsqlConnection connection)
        {
            public int Execute(string sql) => Run(sql, 1);
            private int Run(string sql, int n) => connection.Execute(sql) + n;
        }
        """;

    private const string Helped = """
        [Task]
        public sealed partial record StoredTotal(string Shop, int Amount)
        {
            public int Run([Service] Store store)
            {
                store.Execute("ANALYZE totals");
                return [|store.Execute("INSERT INTO totals (shop, amount) VALUES (1, 2)§")|];
            }
        }
        """;

    /// <summary>What the clause must say is told by what one caller gives: for another one it would be wrong.</summary>
    [Fact]
    public Task A_text_that_is_shared_and_depends_on_its_caller_is_left_alone() => HasNoFixWithPackages(Stored(
        "return [|connection.Execute(Sql(\"totals\", \"shop, amount\"))|];",
        "private static string Sql(string table, string columns) => $\"INSERT INTO {table} ({columns}) VALUES (1, 2)\";"));

    [Theory]
    [InlineData("return [|connection.Execute(\"INSERT INTO totals VALUES (1, 2)\")|];")]
    [InlineData("return [|connection.Execute(\"INSERT INTO totals (id, amount) VALUES (nextval('s'), 2)\")|];", "RFN203")]
    [InlineData("return [|connection.Execute(\"INSERT INTO totals (\" + string.Join(',', Shop) + \") VALUES (1, 2)\")|];")]
    [InlineData("return [|connection.Execute(\"INSERT INTO totals (shop, amount) VALUES (1, 2)\".Replace(\"totals\", Shop))|];")]
    [InlineData("using var writer = [|connection.BeginBinaryImport(\"COPY totals (shop) FROM STDIN (FORMAT BINARY)\")|]; writer.Complete(); return 3;")]
    public Task What_cannot_be_mended_in_the_text_has_no_fix(string run, string? also = null) =>
        HasNoFixWithPackages(Stored(also is null ? run : run.Replace("[|", $"{{|{also}:[|", StringComparison.Ordinal).Replace("|]", "|]|}", StringComparison.Ordinal)));

    [Fact]
    public Task A_connection_that_says_no_dialect_has_no_fix() => HasNoFixWithPackages(Stored("return [|connection.Execute(\"INSERT INTO totals (shop, amount) VALUES (1, 2)\")|];", connection: "System.Data.IDbConnection"));

    [Fact]
    public Task Everywhere_at_once()
    {
        string[] sources =
        [
            Stored("return [|connection.Execute(Texts.Insert)|];"),
            Stored("return [|connection.Execute(\"INSERT INTO totals (shop, amount) VALUES (1, 2)§\")|];").Replace("StoredTotal", "Third", StringComparison.Ordinal),
            Stored("return [|connection.Execute(Texts.Insert)|];").Replace("StoredTotal", "Other", StringComparison.Ordinal),
            "public static class Texts { public const string Insert = \"INSERT INTO totals (shop, amount) VALUES (1, 2)§\"; }",
        ];
        return FixesAllWithPackages([.. sources.Select(Before)], [.. sources.Select(source => After(source))]);
    }
}
