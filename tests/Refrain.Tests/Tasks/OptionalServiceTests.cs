using Refrain.Tests.Running;

namespace Refrain.Tests.Tasks;

/// <summary>Services that a task can do without.</summary>
public sealed class OptionalServiceTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task One_that_the_pipeline_lacks_is_null()
    {
        Assert.Equal("none", await GetAsync(new Offhand(1)));
        Assert.Equal("none", await GetAsync(new OffhandBatch(1)));
    }

    [Fact]
    public async Task One_that_it_has_is_handed_over()
    {
        _store.Options = new() { Services = new OneClock() };
        Assert.Equal("here", await GetAsync(new Offhand(2)));
        Assert.Equal("here", await GetAsync(new OffhandBatch(2)));
    }

    [Fact]
    public async Task One_that_may_not_be_null_is_asked_for()
    {
        var report = await _store.RunAsync(new Strict(1));
        Assert.Contains("Strict(Number: 1) asks for the service System.TimeProvider, which the pipeline does not have.", report.Tasks.Single().Error!.Message, StringComparison.Ordinal);
    }

    private async Task<string> GetAsync(ITask<string> task) => await Pipeline.Open(_store.Store, _store.Options).GetAsync(task);

    private sealed class OneClock : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TimeProvider) ? TimeProvider.System : null;
    }
}

/// <summary>Uses a clock where there is one.</summary>
[Task]
internal sealed partial record Offhand(int Number)
{
    public string Run([Service] TimeProvider? clock) => clock is null ? "none" : "here";
}

/// <summary>As that, in batches.</summary>
[Task]
internal sealed partial record OffhandBatch(int Number)
{
    public static IReadOnlyList<string> RunBatch(IReadOnlyList<OffhandBatch> tasks, [Service] TimeProvider? clock) => [.. tasks.Select(_ => clock is null ? "none" : "here")];
}

/// <summary>Needs a clock.</summary>
[Task]
internal sealed partial record Strict(int Number)
{
    public string Run([Service] TimeProvider clock) => clock is null ? "none" : "here";
}
