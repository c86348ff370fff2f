using Refrain.Hosting.Tests.Shop;
using Refrain.Keys;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Arguments;

/// <summary>Codecs of the program's own that do not take what is typed.</summary>
public sealed class OwnCodecTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        Sale.Default = "here";
        _folder.Dispose();
    }

    [Theory]
    [InlineData("mute", "Write", "No key for this.")]
    [InlineData("blank", "Format", "No text for this.")]
    public async Task What_one_throws_is_told_with_option_parameter_task_and_codec(string region, string method, string cause)
    {
        foreach (var verb in new[] { "run", "plan", "show" })
        {
            var run = (await Of(verb, "Sale", "--region", region)).Ended(ExitCode.Usage);
            Assert.StartsWith(
                $"--region: '{region}' cannot be the parameter 'Region' of Sale. The key codec {typeof(RegionCodec)}, asked to {method} a value, threw NotSupportedException: {cause}",
                run.Error,
                StringComparison.Ordinal);
        }

        (await Of("run", "Sale", "--region", "north")).Ended(ExitCode.Done);
    }

    [Theory]
    [InlineData("mute")]
    [InlineData("blank")]
    public async Task What_one_throws_of_what_was_left_out_is_told_with_the_task(string value)
    {
        Sale.Default = value;
        var run = (await Of("run", "Sale", "--region", "north")).Ended(ExitCode.Usage);
        Assert.StartsWith($"Sale cannot be made of these arguments: The key codec {typeof(RegionCodec)}, ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_that_cannot_be_shown_is_told()
    {
        var parameter = new Parameter<Region>("Region", KeyCodecs.Custom(new RegionCodec())) { Default = new("blank") };
        var task = new Hosting.Arguments.TaskOption("Region", "--region", parameter, IsRequired: false);
        var error = Assert.Throws<Hosting.Arguments.UsageException>(() => task.DefaultTextOf(AppRun.Type<Sale>()));
        Assert.StartsWith("The default of the parameter 'Region' of Sale cannot be shown. The key codec ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_throws_of_what_a_task_requires_is_a_failure()
    {
        var run = (await Of("run", "Opening")).Ended(ExitCode.TaskFailed);
        Assert.Contains($"The key codec {typeof(RegionCodec)}, asked to Write a value, threw", run.Error, StringComparison.Ordinal);
    }

    private Task<AppRun> Of(params string[] args) => AppRun.Of([.. args, "--store", _folder["store"]]);
}
