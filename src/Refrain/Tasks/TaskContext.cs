using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Refrain;

/// <summary>What a running task may ask of its surroundings; never part of its identity. Thread-safe.</summary>
public sealed class TaskContext
{
    private readonly Action<double>? _progress;
    private readonly Lazy<string> _scratch;

    internal TaskContext(string scratchDirectory, int attempt, ILogger? logger, Action<double>? progress, CancellationToken cancellationToken)
    {
        Attempt = attempt;
        Logger = logger ?? NullLogger.Instance;
        CancellationToken = cancellationToken;
        _progress = progress;
        _scratch = new(() => CreateEmpty(scratchDirectory));
    }

    /// <summary>Where the task logs to.</summary>
    public ILogger Logger { get; }

    /// <summary>Which attempt at this task in this run it is, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Cancelled when the run is.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>A folder of this attempt's own, empty at its start and removed after its end.</summary>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public string ScratchDirectory => _scratch.Value;

    /// <summary>Says how much of the task is done.</summary>
    /// <param name="fraction">From 0 to 1; values outside are cut off.</param>
    public void ReportProgress(double fraction) => _progress?.Invoke(Math.Clamp(fraction, 0, 1));

    internal void RemoveScratch()
    {
        if (_scratch.IsValueCreated)
            Directory.Delete(_scratch.Value, recursive: true);
    }

    private static string CreateEmpty(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        return path;
    }
}
