using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Refrain.Stores;

namespace Refrain.Tests.Running;

/// <summary>What a run logs: numbers, names and levels are promised, and what is under the level costs nothing.</summary>
public sealed class RunMessagesTests : IDisposable
{
    private readonly StoreFixture _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_states_of_tasks_are_logged_with_their_levels()
    {
        var logger = new Lines(LogLevel.Trace);
        _store.Options = new() { Logger = logger };
        TaskRegistry.Register([TaskDescriptor.Of<Step>()]);
        var tries = 0;
        var bad = new Step("bad") { Body = (_, _) => throw new IOException("no luck") };
        var asks = new Step("asks") { Body = async (_, context) => await context.RequireAsync(new Step("asked")) };
        var flaky = new UrgentStep("flaky") { Body = _ => ++tries == 1 ? throw new InvalidDataException("once") : new("") };
        await _store.RunAsync(asks);
        await Pipeline.Open(_store.Store, _store.Options).RunAsync([asks, flaky, new Step("after") { Needs = [bad] }], new RunOptions { Workers = 1, RetryDelay = TimeSpan.FromMilliseconds(1) });

        Assert.Equal(
            [
                "100 Information refrain.run.started", "100 Information refrain.run.started",
                "101 Information refrain.run.ended", "101 Information refrain.run.ended",
                "110 Debug refrain.task.started asked", "110 Debug refrain.task.started asks", "110 Debug refrain.task.started bad",
                "110 Debug refrain.task.started flaky", "110 Debug refrain.task.started flaky",
                "111 Information refrain.task.executed asked", "111 Information refrain.task.executed asks", "111 Information refrain.task.executed flaky",
                "112 Trace refrain.task.up_to_date asked", "112 Trace refrain.task.up_to_date asks",
                "113 Error refrain.task.failed bad IOException",
                "114 Debug refrain.task.skipped after",
                "115 Warning refrain.task.retried flaky InvalidDataException",
                "116 Debug refrain.task.suspended asks",
                "117 Debug refrain.task.resumed asks",
            ],
            logger.All.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_level_does_not_want_is_not_made_into_text()
    {
        var logger = new Lines(LogLevel.Warning);
        _store.Options = new() { Logger = logger };
        await _store.RunAsync(new Step("fine"));
        Assert.Empty(logger.All);
    }

    [Fact]
    public async Task A_run_that_cannot_go_on_says_so()
    {
        var logger = new Lines(LogLevel.Error);
        _store.Options = new() { Logger = logger };
        var a = new UrgentStep("a");
        var b = new UrgentStep("b") { Needs = [a] };
        await Assert.ThrowsAsync<RequirementException>(() => _store.RunAsync(new UrgentStep("a") { Needs = [b] }));
        Assert.Equal(["102 Error refrain.run.broken RequirementException"], logger.All);
    }

    private sealed class Lines(LogLevel least) : ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var task = (state as IReadOnlyList<KeyValuePair<string, object?>>)?.Where(p => p.Value is ITask).Select(p => $" {p.Value}");
            All.Enqueue($"{eventId.Id} {logLevel} {eventId.Name}{string.Concat(task ?? [])}{(exception is null ? "" : $" {exception.GetType().Name}")}");
        }
    }
}
