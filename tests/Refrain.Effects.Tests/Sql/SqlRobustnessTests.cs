using System.Globalization;
using System.Text;
using Refrain.Sql;

namespace Refrain.Effects.Tests.Sql;

/// <summary>Any text is read and judged without an exception, in time that grows with its length: steps are counted, not seconds.</summary>
public sealed class SqlRobustnessTests
{
    private const int Rounds = 6000;

    /// <summary>How often a piece is repeated for the short and the long text, and how much more work the long one may be: four times, and some; a quadratic case takes sixteen.</summary>
    private const int Short = 250;
    private const int Long = 4 * Short;
    private const double MostGrowth = 5;

    private static readonly SqlDialect[] Dialects = Enum.GetValues<SqlDialect>();

    private static readonly string[] Soup =
    [
        "select", "insert", "into", "update", "set", "delete", "from", "where", "values", "on", "conflict", "do", "nothing", "duplicate", "key", "merge", "using", "when", "matched",
        "then", "not", "exists", "if", "begin", "end", "case", "else", "elsif", "loop", "while", "go\n", "\ngo\n", "exec", "declare", "with", "as", "create", "alter", "drop", "table", "index",
        "view", "procedure", "trigger", "function", "replace", "or", "temp", "copy", "stdin", "returning", "output", "commit", "rollback", "tran", "exception", "others", "rename", "add",
        "column", "truncate", "union", "all", "null", "is", "in", "and", "now()", "random()", "nextval('s')", "t", "a", "b", "#t", "@p", "$1", ":x", "?", "$$", "$x$", "'", "\"", "`", "[",
        "]", "(", ")", "((", "))", ",", ";", ".", "=", "+", "||", "::", "->>", "--", "/*", "*/", "#", "\n", "1", "'x'", "N'y'", "E'\\'", "*", "{0}", "\uFFFC", "\uFFFC.", "\0", "\uD800", "é",
    ];

    [Fact]
    public void Keyword_soup_never_throws() => Fuzz(static random =>
    {
        var text = new StringBuilder();
        for (var i = random.Next(60); i >= 0; i--) text.Append(Soup[random.Next(Soup.Length)]).Append(random.Next(4) == 0 ? "" : " ");
        return text.ToString();
    });

    [Fact]
    public void Mutations_of_the_tables_never_throw()
    {
        var samples = SqlSamples.All().Select(static sample => SqlTold.Text(sample.Sql)).ToArray();
        Fuzz(random =>
        {
            var text = new StringBuilder(samples[random.Next(samples.Length)]);
            if (random.Next(3) == 0) text.Append(' ').Append(samples[random.Next(samples.Length)]);
            for (var i = random.Next(6); i >= 0; i--)
            {
                var at = random.Next(text.Length + 1);
                switch (random.Next(4))
                {
                    case 0:
                        text.Insert(at, Soup[random.Next(Soup.Length)]);
                        break;
                    case 1:
                        text.Remove(at, Math.Min(random.Next(8), text.Length - at));
                        break;
                    case 2:
                        text.Length = at;
                        break;
                    default:
                        text.Insert(at, (char)random.Next(0x250));
                        break;
                }
            }
            return text.ToString();
        });
    }

    [Fact]
    public void Random_characters_never_throw() => Fuzz(static random =>
    {
        var text = new char[random.Next(80)];
        for (var i = 0; i < text.Length; i++) text[i] = random.Next(3) == 0 ? (char)random.Next(0x10000) : (char)random.Next(32, 127);
        return new string(text);
    });

    public static TheoryData<string> Repeated() =>
    [
        "(", ")", "'", "\"", "[", "$a$ ", "$a", "/*", "--", "--\n", "#", "a.", "a ", "a,", "1", "\uFFFC", "\uFFFC ", ") \uFFFC", ";", "go\n", "\ngo",
        "insert into t values (1);", "insert into t values (1) ", "insert into t select 1 where not exists (select 1 from t);", "update t set n = n + 1;", "delete from t;", "select * from t;",
        "if exists (select 1 from t) ", "if a = 1 begin ", "begin ", "end ", "else ", "while 1 = 1 ", "case when ", "with a as (", "with a as (insert into t values (1)) ",
        "begin try ", "declare @a int = (select 1 from t) ", "select @a = b from t ", "union select ", "exec('", "exec sp_executesql N'", "do $$ begin ",
        "create table t (a int);", "create procedure p as begin ", "alter table t add a int, ", "drop table t, ", "copy t from stdin;", "explain ", "explain analyze ",
        "grant select, ", "now() ", "random() ", "tablesample ", "nextval('s') ", "age(", "date(", "::", "a::int", "a->>'b'", "n[", "n||", "coalesce(n, ",
    ];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Work_grows_with_the_length_of_a_text(string piece)
    {
        Check(times => Repeat(piece, times));
        Check(times => "update t set n = " + Repeat(piece, times));
        Check(times => "do $$ begin " + Repeat(piece, times));
        Check(times => "insert into t (a) values " + Repeat(piece, times) + " on conflict do update set a = " + piece);
    }

    [Fact]
    public void Work_grows_with_the_number_of_parts()
    {
        Check(times => "with " + Joined(times, ", ", i => $"a{i} as (insert into t{i} select * from a where now() > 1 returning *)") + " select * from a1 join a2 on now() = 1");
        Check(times => "update t set " + Joined(times, ", ", i => $"a{i} = a{i} + b{i}") + " where " + Joined(times, " and ", i => $"a{i} = {i}"));
        Check(times => "update t set " + Joined(60, ", ", i => $"a{i} = " + Repeat("x + ", times / 10) + "1") + " where " + Repeat("a1 = 1 and ", times) + "true");
        Check(times => "if " + Joined(times, " or ", i => $"exists (select 1 from t{i})") + " begin " + Repeat("insert into t5 values (1);", times) + " end");
        Check(times => "select " + Joined(times, ", ", i => $"@a{i} = 1") + " from " + Joined(times, " join ", i => "t" + i) + " if " + Joined(times, " or ", i => $"@a{i} = 1") + " insert into t5 values (1)");
        Check(times => "do $$ " + Repeat("begin insert into t values (1); ", times) + Repeat("exception when others then null; end; ", times) + "$$");
        Check(times => "update t set n = " + Repeat("(n, ", times) + "1");
        Check(times => "insert into t (" + Repeat("a, ", times) + "b) values (" + Repeat("1, ", times) + "2)");
    }

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static string Joined(int times, string separator, Func<int, string> part) => string.Join(separator, Enumerable.Range(0, times).Select(part));

    private static void Fuzz(Func<Random, string> make)
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEED") ?? "20251101", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var text = make(random);
            var dialect = Dialects[random.Next(Dialects.Length)];
            try
            {
                var script = SqlScript.Parse(text, dialect);
                foreach (var statement in script.Statements) AssertWithin(text, statement.Start, statement.Length);
                foreach (var finding in SqlJudge.Judge(script)) AssertWithin(text, finding.Start, finding.Length);
                SqlSurroundings.None.After(script);
                SqlFixes.TryMakeUpsert(text, dialect, out _);
                SqlFixes.TryGuardDdl(text, dialect, out _);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"REFRAIN_SEED={seed}, round {round}, {dialect}: {text}", e);
            }
        }
    }

    private static void AssertWithin(string text, int start, int length)
    {
        Assert.InRange(start, 0, text.Length);
        Assert.InRange(length, 0, text.Length - start);
    }

    private static void Check(Func<int, string> text)
    {
        foreach (var dialect in Dialects)
        {
            var few = Steps(text(Short), dialect);
            var many = Steps(text(Long), dialect);
            Assert.True(many < few * MostGrowth, $"{few} steps became {many}, {dialect}: {text(3)}");
        }
    }

    private static long Steps(string text, SqlDialect dialect)
    {
        var script = SqlScript.Parse(text, dialect);
        SqlJudge.Judge(script);
        return script.Steps + 1000;
    }
}
