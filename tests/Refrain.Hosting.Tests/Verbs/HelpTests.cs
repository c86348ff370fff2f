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
}
