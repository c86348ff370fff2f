namespace Refrain.Postgres.Tests;

/// <summary>Addresses of databases, texts as PostgreSQL can hold them, and how long is waited.</summary>
public sealed class AddressTests
{
    [Fact]
    public void An_address_says_user_password_database_schema_and_folder()
    {
        var settings = PostgresAddress.Read("postgres://ann%40x:p%3Aw@db.example:5433/my%20db?schema=a%20b&folder=/mnt/x&sslmode=verify-full&sslrootcert=/ca&sslcert=c&sslkey=k&Timeout=7", out var schema, out var folder);
        Assert.Equal(("db.example", 5433, "ann@x", "p:w", "my db"), (settings.Host, settings.Port, settings.Username, settings.Password, settings.Database));
        Assert.Equal(("a b", "/mnt/x", Npgsql.SslMode.VerifyFull, 7), (schema, folder, settings.SslMode, settings.Timeout));
        Assert.Equal(("/ca", "c", "k"), (settings.RootCertificate, settings.SslCertificate, settings.SslKey));
        Assert.Equal("h", PostgresAddress.Read("Host=h;Database=d", out schema, out folder).Host);
        Assert.Null(schema);
        Assert.Null(folder);
    }

    [Theory]
    [InlineData("Host=h;Password=s3cret;nonsense=s3cret")]
    [InlineData("postgres://ann:s3cret@host:99999/x")]
    [InlineData("postgres://ann:s3cret@host/x?port=s3cret")]
    [InlineData("postgres://ann:s3cret@host/x?s3cret=1")]
    [InlineData("s3cret")]
    [InlineData("Username=ann;Password=s3cret")]
    public void What_is_no_address_is_not_repeated(string address)
    {
        var error = Assert.Throws<ArgumentException>(() => PostgresAddress.Read(address, out _, out _));
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("plain ß 😀", "plain ß 😀")]
    [InlineData("a\0b", "a\\0000b")]
    [InlineData("\\0000", "\\005c0000")]
    public void Texts_are_escaped_where_they_must_be_and_come_back(string text, string escaped)
    {
        Assert.Equal(escaped, EscapedText.Write(text));
        Assert.Equal(text, EscapedText.Read(escaped));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_escaped_and_a_whole_one_is_not()
    {
        const string Text = "\udc00\ud800\ud800\udc00x\ud800";
        Assert.Equal("\\dc00\\d800\ud800\udc00x\\d800", EscapedText.Write(Text));
        Assert.Equal(Text, EscapedText.Read(EscapedText.Write(Text)));
    }

    [Theory]
    [InlineData("\\")]
    [InlineData("\\12")]
    [InlineData("\\zzzz")]
    public void What_was_not_escaped_so_is_no_text(string escaped) => Assert.Null(EscapedText.Read(escaped));

    [Fact]
    public void Waits_grow_differ_and_end_at_two_seconds()
    {
        Assert.Equal(TimeSpan.Zero, Backoff.After(0, 7));
        for (var attempt = 1; attempt < 40; attempt++)
        {
            var whole = Math.Min(25 * Math.Pow(2, attempt - 1), 2_000);
            Assert.InRange(Backoff.After(attempt, 7).TotalMilliseconds, whole / 2, whole);
        }

        Assert.NotEqual(Backoff.After(5, 7), Backoff.After(5, 8));
        Assert.Equal(Backoff.After(5, 7), Backoff.After(5, 7));
    }
}
