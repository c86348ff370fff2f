using Refrain.Hosting.Tests.Shop;
using Refrain.Testing;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class ListTests
{
    [Fact]
    public async Task Lists_tasks_and_sources_in_ordinal_order() => Approval.Verify((await Of("list")).Ended(ExitCode.Done).Out);

    [Fact]
    public async Task As_json()
    {
        var list = (await Of("list --json")).Ended(ExitCode.Done).Json.GetProperty("tasks");
        Assert.Equal(["Refrain.FileSource", "Refrain.Hosting.Tests.Shop.Options", "Refrain.Hosting.Tests.Shop.Sum"], list.EnumerateArray().Select(t => t.GetProperty("name").GetString()));
        Assert.Equal(["name", "shortName", "kind", "summary", "parameters"], list[1].EnumerateObject().Select(p => p.Name));
        Assert.Equal("source", list[0].GetProperty("kind").GetString());
        Assert.Equal("The sum of the numbers.", list[2].GetProperty("summary").GetString());
        var count = list[2].GetProperty("parameters")[0];
        Assert.Equal(["name", "option", "type", "summary", "required", "default", "significant"], count.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Count", count.GetProperty("name").GetString());
        Assert.Equal("--count", count.GetProperty("option").GetString());
        Assert.Equal("3", count.GetProperty("default").GetString());
        Assert.False(count.GetProperty("required").GetBoolean());
    }

    private static Task<AppRun> Of(string line) =>
        AppRun.Of(line, o => o.Registry = AppRun.Registry(AppRun.Type<Sum>(), AppRun.Type<Options>(), AppRun.Type<FileSource>()));
}
