using Refrain.Hosting.Tests.Shop;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class HelpTests
{
    [Theory]
    [InlineData("root", "--help")]
    [InlineData("run", "run --help")]
    [InlineData("show", "show --help")]
    [InlineData("graph", "graph --help")]
    [InlineData("run.Options", "run Options --help")]
    [InlineData("default", "--store x --help")]
    public async Task Help(string name, string line)
    {
        var run = (await AppRun.Of(line, o =>
        {
            o.Registry = AppRun.Registry(AppRun.Type<Sum>(), AppRun.Type<Options>());
            o.DefaultTask<Sum>();
        })).Ended(ExitCode.Done);
        Approval.Verify(run.Out, name);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("run Coloured --help")]
    public async Task Control_characters_are_spelled_out(string line)
    {
        var run = (await AppRun.Of(line, o =>
        {
            o.Description = "A \u001b[31mred\u202e shop.";
            o.Registry = AppRun.Registry(AppRun.Type<Coloured>());
        })).Ended(ExitCode.Done);
        Assert.Contains("\\u001b[31mred\\u202e", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Out, static c => (char.IsControl(c) && c != '\n') || c == '\u202e');
    }
}
