using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Refrain.Verifying;

/// <summary>A folder of one verification, apart from the store, with all that it writes. Removed when it is disposed.</summary>
internal sealed class VerifyScratch : IDisposable
{
    private static readonly Action<ILogger, string, Exception?> s_stays =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(2, "VerifyScratchStays"), "The folder {Folder} could not be removed; remove it when nothing uses it.");

    private readonly ILogger? _logger;
    private readonly string _folder = Directory.CreateTempSubdirectory("refrain-verify-").FullName;

    public VerifyScratch(ILogger? logger)
    {
        _logger = logger;
        Elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
    }

    /// <summary>An empty folder to work in.</summary>
    public string Elsewhere { get; }

    /// <summary>Where running tasks have their scratch; it does not exist yet.</summary>
    public string Tasks => Path.Combine(_folder, "tasks");

    /// <summary>The file for an output that does not fit into memory; it does not exist yet.</summary>
    public string FileOf(int task) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{task}.output"));

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A task that was given up may still be writing, or has left something open. What was found out stands.
            if (_logger is not null)
                s_stays(_logger, _folder, e);
        }
    }
}
