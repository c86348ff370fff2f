using Refrain.Sql;

namespace Refrain.Effects.Tests.Sql;

public sealed class SqlTokenizerTests
{
    /// <summary>The tokens of a text, a blank between them; literals as ''.</summary>
    [Theory]
    [InlineData(nameof(SqlDialect.PostgreSql), "a /* b /* c */ d */ e -- f\ng", "A E G")]
    [InlineData(nameof(SqlDialect.Sqlite), "a /* b /* c */ d", "A D")]
    [InlineData(nameof(SqlDialect.MySql), "a # b\nc --d\n-- e\nf", "A C - - D F")]
    [InlineData(nameof(SqlDialect.MySql), "insert /*!50100 ignore */ into t", "INSERT IGNORE INTO T")]
    [InlineData(nameof(SqlDialect.MySql), "'a\\'b' \"c\" `d``e`", "'' '' d`e")]
    [InlineData(nameof(SqlDialect.PostgreSql), "'a\\' E'b\\'c' U&'d' N'e''f' \"g\"\"h\"", "'' '' '' '' g\"h")]
    [InlineData(nameof(SqlDialect.PostgreSql), "$$a;b$$ $x$ $$ $x$ $1 $y$z", "$$ $x$ $1 $y$")]
    [InlineData(nameof(SqlDialect.PostgreSql), "a::int :p @q x[1] x[:n] a->>'b' a @> b ?| c", "A :: INT :P @Q X [ # ] X [ :N ] A ->> '' A @> B ?| C")]
    [InlineData(nameof(SqlDialect.SqlServer), "[a]]b].[c] #t ##g @v @@rowcount N'x' x+=1", "a]b . c #T ##G @V @@ROWCOUNT '' X += #")]
    [InlineData(nameof(SqlDialect.Sqlite), "[a] `b` \"c\" ?1 ? :n $n @n x'00'", "a b c ?1 ? :N $N @N ''")]
    [InlineData(nameof(SqlDialect.Unknown), "[a].[b] arr[1] `c` #t", "a . b ARR [ # ] c #T")]
    [InlineData(nameof(SqlDialect.PostgreSql), "1 2.5 .5 1e-5 0x1F a.b", "# # # # # A . B")]
    [InlineData(nameof(SqlDialect.PostgreSql), "◻ e_◻ \"◻\" '◻' @◻ ◻.◻", "◻ E_◻ ◻ '' @◻ ◻ . ◻")]
    [InlineData(nameof(SqlDialect.PostgreSql), "'not closed", "''")]
    [InlineData(nameof(SqlDialect.PostgreSql), "a /* not closed", "A")]
    [InlineData(nameof(SqlDialect.SqlServer), "[not closed", "not closed")]
    [InlineData(nameof(SqlDialect.PostgreSql), "\uFEFFselect\u00A0\0é", "SELECT É")]
    public void Tokens(string dialect, string text, string told)
    {
        text = SqlTold.Text(text);
        var tokens = SqlTokenizer.Tokens(text, 0, text.Length, Enum.Parse<SqlDialect>(dialect));
        Assert.Equal(told, string.Join(' ', tokens.Select(Told)).Replace(SqlHole.Text, SqlTold.Hole, StringComparison.Ordinal));
    }

    private static string Told(SqlToken token) => token.Kind switch { SqlTokenKind.Text => "''", SqlTokenKind.Number => "#", _ => token.Value };
}
