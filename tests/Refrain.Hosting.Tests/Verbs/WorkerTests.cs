using Refrain.Hosting.Arguments;
using Refrain.Hosting.Verbs;

namespace Refrain.Hosting.Tests.Verbs;

public sealed class WorkerTests
{
    [Fact]
    public async Task A_worker_that_is_typed_says_who_starts_it()
    {
        using var output = new StringWriter();
        var surroundings = new Surroundings
        {
            Name = "shop",
            Registry = AppRun.Registry(),
            Out = output,
            Error = output,
            IsTerminal = true,
            IsTyped = true,
            Time = TimeProvider.System,
            Lease = TimeSpan.FromSeconds(30),
            WorkerPatience = TimeSpan.FromSeconds(30),
        };
        var error = await Assert.ThrowsAsync<UsageException>(() => WorkerVerb.RunAsync(surroundings, new RunSettings { Store = new("nowhere"), Workers = 1 }, CancellationToken.None));
        Assert.StartsWith("'worker' without --broker speaks to the run that started it, through pipes: 'run --processes N' starts such workers itself.", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists("nowhere"));
        Assert.Equal("", output.ToString());
    }
}
