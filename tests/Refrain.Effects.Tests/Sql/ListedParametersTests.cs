using Refrain.Sql;

namespace Refrain.Effects.Tests.Sql;

/// <summary>Which parameters of a statement stand for a set of keys, whose order is no matter.</summary>
public sealed class ListedParametersTests
{
    [Theory]
    [InlineData("SELECT name FROM shops WHERE id IN @ids", "IDS", false)]
    [InlineData("SELECT name FROM shops WHERE id NOT IN @ids", "IDS", false)]
    [InlineData("SELECT name FROM shops WHERE id IN (@ids)", "IDS", false)]
    [InlineData("SELECT name FROM shops WHERE id = ANY(@ids)", "IDS", false)]
    [InlineData("SELECT name FROM shops WHERE id = any ( :ids::text[] )", "IDS", false)]
    [InlineData("DELETE FROM shops WHERE id <> ALL($1)", "1", false)]
    [InlineData("SELECT name FROM shops WHERE owner = @owner AND id = ANY(@ids)", "IDS", true)]
    [InlineData("SELECT name FROM shops WHERE id = ANY(@ids) AND first = @ids", "", true)]
    [InlineData("SELECT name FROM shops WHERE id IN (@first, @second)", "", true)]
    [InlineData("SELECT id, n FROM unnest(@ids) WITH ORDINALITY AS t (id, n)", "", true)]
    [InlineData("SELECT name FROM shops WHERE id > ANY(@ids)", "", true)]
    [InlineData("SELECT name FROM \uFFFC WHERE id IN @ids", "IDS", true)]
    [InlineData("SELECT '@ids' FROM shops -- IN @ids", "", false)]
    [InlineData("SELECT name FROM shops WHERE id = ANY(@ids", "", true)]
    public void A_parameter_is_a_set_where_it_stands_for_nothing_else(string text, string listed, bool hasOthers)
    {
        var found = ListedParameters.Of(text, SqlDialect.PostgreSql, out var others);
        Assert.Equal(listed, string.Join(',', found));
        Assert.Equal(hasOthers, others);
    }
}
