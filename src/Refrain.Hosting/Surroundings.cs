using Microsoft.Extensions.Logging;
using Refrain.Hosting.Display;
using Refrain.Stores;
using Refrain.Targets;

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

    public required TimeSpan Lease { get; init; }

    public required TimeSpan WorkerPatience { get; init; }

    public IServiceProvider? Services { get; init; }

    public IReadOnlyList<Target> Targets { get; init; } = [];

    public ILogger? Logger { get; init; }

    /// <summary>Opens the store.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public Pipeline Open(string store, bool verbose) => Pipeline.Open(store, OptionsOf(verbose));

    /// <summary>Opens a store that is there; looking makes none where there is none.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be opened.</exception>
    public Pipeline OpenThere(string store, bool verbose) =>
        File.Exists(Path.Combine(store, LocalStore.CatalogFile))
            ? Open(store, verbose)
            : throw new StoreException(store, $"There is no store in '{store}'. Name the one that is meant with --store, or make one with 'run'.");

    /// <summary>Opens a store that is there without writing a byte of it.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be opened.</exception>
    public Pipeline OpenReadOnly(string store, bool verbose) => Pipeline.OpenReadOnly(store, OptionsOf(verbose));

    private PipelineOptions OptionsOf(bool verbose) => new() { Services = Services, Targets = Targets, Logger = Logger ?? new LineLogger(Error, verbose), Time = Time, Lease = Lease };
}
