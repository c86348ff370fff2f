using Refrain.Hosting.Tests.Shop;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class GraphTests
{
    [Theory]
    [InlineData("mermaid")]
    [InlineData("dot")]
    [InlineData("json")]
    public async Task Formats(string format)
    {
        var graph = (await Of($"graph --format {format}")).Ended(ExitCode.Done);
        Approval.Verify(graph.Out, format);
        Assert.Equal("", graph.Error);
    }

    [Fact]
    public async Task Mermaid_is_what_it_is_without_a_format() =>
        Assert.Equal((await Of("graph --format mermaid")).Out, (await Of("graph")).Ended(ExitCode.Done).Out);

    [Fact]
    public async Task A_task_limits_it_to_what_it_reaches()
    {
        var graph = (await Of("graph Sum --format json")).Ended(ExitCode.Done);
        Assert.Equal(
            ["Refrain.Hosting.Tests.Shop.Numbers", "Refrain.Hosting.Tests.Shop.Sum"],
            graph.Json.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString()));
        var edge = Assert.Single(graph.Json.GetProperty("edges").EnumerateArray());
        Assert.Equal("Refrain.Hosting.Tests.Shop.Sum", edge.GetProperty("from").GetString());
        Assert.Equal("Refrain.Hosting.Tests.Shop.Numbers", edge.GetProperty("to").GetString());
    }

    [Fact]
    public async Task The_order_is_of_the_names_whatever_the_order_of_the_registry()
    {
        TaskDescriptor[] tasks = [AppRun.Type<Sum>(), AppRun.Type<Numbers>(), AppRun.Type<Words>()];
        var forth = await AppRun.Of("graph", o => o.Registry = AppRun.Registry(tasks));
        var back = await AppRun.Of("graph", o => o.Registry = AppRun.Registry([.. tasks.Reverse()]));
        Assert.Equal(forth.Out, back.Out);
    }

    [Theory]
    [InlineData("mermaid", "[\"Left.Twin\"]", "[\"Right.Twin\"]", "[\"Sum\"]")]
    [InlineData("dot", "[label=\"Left.Twin\"", "[label=\"Right.Twin\"", "[label=\"Sum\"")]
    [InlineData("json", "\"shortName\": \"Twin\"", "\"name\": \"Refrain.Hosting.Tests.Left.Twin\"", "\"shortName\": \"Sum\"")]
    public async Task Types_of_one_short_name_are_told_apart(string format, params string[] labels)
    {
        var graph = await AppRun.Of($"graph --format {format}", o => o.Registry = AppRun.Registry(AppRun.Type<Left.Twin>(), AppRun.Type<Right.Twin>(), AppRun.Type<Sum>()));
        Assert.All(labels, label => Assert.Contains(label, graph.Out, StringComparison.Ordinal));
    }

    private static Task<AppRun> Of(string line) => AppRun.Of(line, o => o.Registry = AppRun.Registry(
        AppRun.Type<Sum>(), AppRun.Type<Numbers>(), AppRun.Type<Words>(), AppRun.Type<Collects>(), AppRun.Type<Options>()));
}
