using Microsoft.Extensions.Logging;
using Refrain.Hosting.Display;

namespace Refrain.Hosting;

/// <summary>What the verbs see of the world.</summary>
internal sealed record Surroundings
{
    public required string Name { get; init; }

    public required TaskRegistry Registry { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal that knows escape codes, and whoever sits there wants them.</summary>
    public required bool IsTerminal { get; init; }

    public required TimeProvider Time { get; init; }

    public IServiceProvider? Services { get; init; }

    public ILogger? Logger { get; init; }

    /// <summary>Opens the store.</summary>
    /// <exception cref="Refrain.Stores.StoreException">It cannot be opened.</exception>
    public Pipeline Open(string store, bool verbose) =>
        Pipeline.Open(store, new PipelineOptions { Services = Services, Logger = Logger ?? new LineLogger(Error, verbose), Time = Time });
}
