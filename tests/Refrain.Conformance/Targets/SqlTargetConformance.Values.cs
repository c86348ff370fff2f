using System.Globalization;
using Refrain.Targets;
using Refrain.Testing.Servers;

namespace Refrain.Conformance.Targets;

// Names and values.
public abstract partial class SqlTargetConformance
{
    private const string OddTable = "\"Odd \"\"table\"\"; ünï 'q' drop\"";

    /// <summary>The wide table's rows by their ids, each field a text as <see cref="Text"/> makes it of a value.</summary>
    protected abstract IReadOnlyList<string> ReadWide();

    /// <summary>What a type of a column is called where it may hold nothing.</summary>
    protected abstract string TypeOf(SqlType type);

    /// <summary>A value as text, the same for whatever type a database gives it back in.</summary>
    protected static string Text(object? value) => value switch
    {
        null or DBNull => "nothing",
        bool truth => truth ? "1" : "0",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        float number => ((double)number).ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + "+00:00",
        Colour colour => ((int)colour).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [ServerFact]
    public async Task Values_of_each_type_come_back_as_they_were()
    {
        Assert.Equal(["Executed"], await RunAsync(new Wide()));
        Assert.Equal(Wide.Rows.Select(r => string.Join('|', new object?[]
        {
            r.Id, r.Truth, r.Small, r.Tiny, r.Short, r.Unsigned, r.Wide, r.Long, r.Single, r.Double, r.Decimal, r.Text, r.Bytes, r.Guid, r.Date, r.Time, r.Moment, r.Instant, r.Colour,
            r.NoTruth, r.NoLong, r.NoDecimal, r.NoText, r.NoBytes, r.NoGuid, r.NoDate, r.NoInstant, r.NoColour,
        }.Select(Text))), ReadWide());
    }

    [ServerTheory]
    [InlineData("it's")]
    [InlineData("'; drop table refrain_markers; --")]
    [InlineData("\"; select 1")]
    [InlineData("ünï 名 \U0001F600 \\ % _ ? $1 @p0 {0}")]
    [InlineData("")]
    public async Task Names_and_values_are_what_they_are_and_never_sql(string text)
    {
        Assert.Equal(["Executed", "Executed"], await RunAsync(OpenTarget(), force: false, new Odd(text), new Odd("other")));
        Assert.Equal(["Executed (forced)"], await RunAsync(new Odd(text), force: true));
        Assert.Equal(new[] { text, "other" }.Order(StringComparer.Ordinal), Query($"select \"select\" from {OddTable}").Order(StringComparer.Ordinal));
        Assert.Equal(["UpToDate"], await RunAsync(new Odd(text)));
    }

    [ServerFact]
    public async Task What_databases_do_not_keep_is_spelled_out_in_the_marker()
    {
        var task = new PairOf("a", "b", "\0 \ud83d \U0001F600 \ude00");
        Assert.Equal(["Executed"], await RunAsync(task));
        Assert.Equal(["UpToDate"], await RunAsync(task));
        Assert.Equal(["PairOf(First: a, Second: b, Unsaid: \\u0000 \\ud83d \U0001F600 \\ude00)"], Query("select task from refrain_markers"));
    }

    [ServerFact]
    public async Task What_databases_do_not_keep_is_refused_with_its_row_and_column()
    {
        foreach (var (task, why) in new (ITask, string)[]
        {
            (new Odd("a", "x\0y"), "row 1, column 'Order': the text holds the character zero"),
            (new Odd("a\0b"), "its partition, row 1, column 'select': the text holds the character zero"),
            (new Odd("a", "", 1), "row 1, column 'Größe 'ß' 名': the time is not in whole microseconds"),
        })
        {
            Assert.Contains(why, Assert.Single(await RunAsync(task)), StringComparison.Ordinal);
        }
    }

    [ServerFact]
    public async Task A_table_that_differs_is_refused_with_the_differences_and_left_as_it_is()
    {
        Execute($"create table orders (order_id {TypeOf(SqlType.Text)} not null, day {TypeOf(SqlType.Date)}, customer {TypeOf(SqlType.Text)} not null, extra {TypeOf(SqlType.Int32)} not null, spare {TypeOf(SqlType.Int32)} not null default 3)");
        Write(Monday, "1,Ada,10");
        var line = Assert.Single(await RunAsync(new DayOrders(Monday, Folder)));
        Assert.Equal(
            [
                $"column 'order_id': expected {TypeOf(SqlType.Int32)} not null, found {TypeOf(SqlType.Text)} not null",
                $"column 'day': expected {TypeOf(SqlType.Date)} not null, found {TypeOf(SqlType.Date)}",
                $"column 'amount': expected {TypeOf(SqlType.Decimal)} not null, found none",
                $"column 'extra': expected none, found {TypeOf(SqlType.Int32)} not null, which a row must have a value for",
            ],
            line.Split('\n')[1..]);
        Assert.Empty(Query("select order_id from orders"));
    }

    [ServerFact]
    public async Task A_table_that_is_there_and_as_the_rows_are_is_used()
    {
        Execute($"create table orders (note {TypeOf(SqlType.Text)} default 'kept', amount {TypeOf(SqlType.Decimal)} not null, day {TypeOf(SqlType.Date)} not null, customer {TypeOf(SqlType.Text)} not null, order_id {TypeOf(SqlType.Int32)} not null)");
        Write(Monday, "1,Ada,10");
        Assert.Equal(["Executed"], await RunAsync(new DayOrders(Monday, Folder)));
        Assert.Equal(["kept|Ada"], Query("select note, customer from orders"));
    }

    [Fact]
    public void A_value_of_more_than_512_MiB_is_refused()
    {
        var writer = new SqlRowWriter("T, table 't'", [new SqlColumn("data", SqlType.Bytes)]);
        writer.BeginRow();
        var refused = Assert.Throws<TargetException>(() => writer.Write(new byte[512 * 1024 * 1024 + 1]));
        Assert.StartsWith("T, table 't', row 1, column 'data': the value has 536870913 bytes or more, and 536870912 (512 MiB) is the most", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_and_nothing_where_something_must_be_are_refused()
    {
        var writer = new SqlRowWriter("T, table 't'", [new SqlColumn("name", SqlType.Text)]);
        writer.BeginRow();
        Assert.StartsWith("T, table 't', row 1, column 'name': the text holds half of a surrogate pair", Assert.Throws<TargetException>(() => writer.Write("\ud800")).Message, StringComparison.Ordinal);
        Assert.StartsWith("T, table 't', row 1, column 'name': it is null", Assert.Throws<TargetException>(() => writer.Write((string)null!)).Message, StringComparison.Ordinal);
        Assert.StartsWith("T, table 't', row 1, column 'name': it has no value", Assert.Throws<TargetException>(writer.Null).Message, StringComparison.Ordinal);
    }
}
