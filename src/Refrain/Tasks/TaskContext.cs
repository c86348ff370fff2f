using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Refrain;

/// <summary>What a running task may ask of its surroundings; never part of its identity. Thread-safe.</summary>
public sealed class TaskContext
{
    private static readonly Action<ILogger, string, Exception?> s_scratchStays =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(1, "ScratchStays"), "The scratch folder {Folder} could not be removed; remove it when nothing uses it.");

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
    /// <param name="fraction">From 0 to 1; values outside are cut off, and what is no number, as 0 of 0 parts, counts as 0.</param>
    public void ReportProgress(double fraction) => _progress?.Invoke(fraction > 0 ? Math.Min(fraction, 1) : 0);

    internal void RemoveScratch()
    {
        if (!_scratch.IsValueCreated)
            return;
        try
        {
            Directory.Delete(_scratch.Value, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // The task has removed it itself.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Neither does it undo what the task has made, nor may it hide why the task failed. No other attempt will have the same folder.
            s_scratchStays(Logger, _scratch.Value, e);
        }
    }

    private static string CreateEmpty(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        return path;
    }
}
