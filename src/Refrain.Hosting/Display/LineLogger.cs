using Microsoft.Extensions.Logging;

namespace Refrain.Hosting.Display;

/// <summary>Writes what tasks log as lines: warnings and errors, or everything but traces. What runs log of their tasks is shown by the display. Thread-safe.</summary>
internal sealed class LineLogger(TextWriter writer, bool verbose) : ILogger
{
    private readonly Lock _gate = new();

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= (verbose ? LogLevel.Debug : LogLevel.Warning);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel) || eventId.Name?.StartsWith("refrain.", StringComparison.Ordinal) == true)
            return;
        var line = $"{logLevel.ToString().ToLowerInvariant()}: {PlainText.Clean(formatter(state, exception))}";
        lock (_gate)
        {
            writer.WriteLine(line);
            if (exception is not null)
                writer.WriteLine(ErrorText.Of(exception, verbose));
        }
    }
}
