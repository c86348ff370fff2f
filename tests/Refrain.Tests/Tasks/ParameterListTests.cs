using System.Globalization;

namespace Refrain.Tests.Tasks;

/// <summary>What generated code says of scalar parameters in one text is what their own methods say one by one.</summary>
public sealed class ParameterListTests
{
    [Fact]
    public void Types_names_and_order_are_those_of_the_text()
    {
        const string text = "bool A, char B, sbyte C, byte D, short E, ushort F, int G, uint H, long I, ulong J, float K, double L, decimal M, string N, "
            + "Guid O, DateOnly P, TimeOnly Q, TimeSpan R, DateTime S, DateTimeOffset T";
        Type[] types =
        [
            typeof(bool), typeof(char), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal),
            typeof(string), typeof(Guid), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(DateTime), typeof(DateTimeOffset),
        ];
        var parameters = ParameterList.Parse(text).ToList();
        Assert.Equal(types, parameters.Select(p => p.Type));
        Assert.Equal(types.Select((_, i) => ((char)('A' + i)).ToString()), parameters.Select(p => p.Name));
        Assert.DoesNotContain(parameters, p => p.HasDefault);
    }

    [Theory]
    [InlineData("bool Exact = true", true)]
    [InlineData("sbyte X = -128", (sbyte)-128)]
    [InlineData("int Ärger = -2147483648", int.MinValue)]
    [InlineData("ulong X = 18446744073709551615", ulong.MaxValue)]
    [InlineData("string X = ", "")]
    public void Defaults_are_read_under_every_culture(string text, object value)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            var parameter = Assert.Single(ParameterList.Parse(text));
            Assert.True(parameter.HasDefault);
            Assert.Equal(value, parameter.GetType().GetProperty("Default")!.GetValue(parameter));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("int")]
    [InlineData("int ")]
    [InlineData("Int32 X")]
    [InlineData("int X = ")]
    [InlineData("int X = one")]
    [InlineData("int X, ")]
    [InlineData("int X := 1")]
    public void What_is_no_list_is_refused(string text) => Assert.Throws<FormatException>(() => ParameterList.Parse(text).ToList());
}
