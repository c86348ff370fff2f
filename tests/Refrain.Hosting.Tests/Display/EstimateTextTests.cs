using Refrain.Hosting.Display;

namespace Refrain.Hosting.Tests.Display;

/// <summary>Estimates are told as exactly as they are, and not at all where there is nothing to tell.</summary>
public sealed class EstimateTextTests
{
    [Theory]
    [InlineData(240.0, 260.0, "about 4 min")]
    [InlineData(120.0, 300.0, "2 to 5 min")]
    [InlineData(40.0, 300.0, "40 s to 5 min")]
    [InlineData(40.0, 90.0, "40 to 90 s")]
    [InlineData(0.0, 90.0, "up to 90 s")]
    [InlineData(40.0, null, "at least 40 s")]
    [InlineData(7_000.0, 8_000.0, "about 2.1 h")]
    [InlineData(0.0, 0.5, null)]
    [InlineData(0.3, null, null)]
    public void Says_as_much_as_is_known(double least, double? most, string? text) =>
        Assert.Equal(text, EstimateText.Of(new RunEstimate(TimeSpan.FromSeconds(least), most is { } m ? TimeSpan.FromSeconds(m) : null, most is null ? 1 : 0)));
}
