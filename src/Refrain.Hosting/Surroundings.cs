using Microsoft.Extensions.Logging;
using Refrain.Brokers;
using Refrain.Hosting.Arguments;
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

    /// <summary>Whether somebody sits at standard input or output, however the program was told to write.</summary>
    public bool IsTyped { get; init; }

    public required TimeProvider Time { get; init; }

    public required TimeSpan Lease { get; init; }

    public required TimeSpan WorkerPatience { get; init; }

    public IServiceProvider? Services { get; init; }

    public IReadOnlyList<Target> Targets { get; init; } = [];

    public ILogger? Logger { get; init; }

    /// <summary>How stores are opened.</summary>
    public StoreOpeners Openers { get; init; } = new();

    /// <summary>How brokers are opened, by scheme.</summary>
    public IReadOnlyDictionary<string, OpenBroker> Brokers { get; init; } = new Dictionary<string, OpenBroker>();

    /// <summary>Opens a broker.</summary>
    /// <param name="address">Its address; <c>env:NAME</c> is the one that the environment variable has. An address is not shown, as there may be a password in it.</param>
    /// <param name="verbose">Whether all is logged.</param>
    /// <exception cref="UsageException">Nobody here knows how, or it is no address.</exception>
    public ITaskBroker OpenBroker(string address, bool verbose)
    {
        const string Variable = "env:";
        if (address.StartsWith(Variable, StringComparison.Ordinal))
        {
            address = Environment.GetEnvironmentVariable(address[Variable.Length..]) is { Length: > 0 } value
                ? value
                : throw new UsageException($"--broker: the environment variable {address[Variable.Length..]} is not set.");
        }

        var at = address.IndexOf("://", StringComparison.Ordinal);
        if (at < 0 || !Brokers.TryGetValue(address[..at], out var open))
            throw new UsageException($"--broker: this program knows brokers of {(Brokers.Count == 0 ? "no kind" : string.Join(", ", Brokers.Keys.Order(StringComparer.Ordinal).Select(s => s + "://")))}. Name one of these, or have the program taught by {nameof(RefrainAppOptions)}.{nameof(RefrainAppOptions.AddBroker)}.");
        try
        {
            return open(address, LoggerOf(verbose));
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"--broker: {e.Message}", e);
        }
    }

    /// <summary>Opens the store.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public Pipeline Open(StoreAddress store, bool verbose) => Pipeline.Open(Openers.Open(store, isReadOnly: false), OptionsOf(verbose));

    /// <summary>Opens a store of which nothing is to be changed: a folder may be one that can only be read.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public Pipeline OpenToLook(StoreAddress store, bool verbose) =>
        StoreOpeners.IsFolder(store.Store) ? Pipeline.Open(Openers.Open(store, isReadOnly: false, isToLook: true), OptionsOf(verbose)) : OpenReadOnly(store, verbose);

    /// <summary>Opens a store for a plan, which may come before anything is there: then it is made, as a run would.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public Pipeline OpenToPlan(StoreAddress store, bool verbose) => StoreOpeners.IsFolder(store.Store) ? OpenToLook(store, verbose) : Open(store, verbose);

    /// <summary>Opens a store that is there; looking makes none where there is none.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="verbose">Whether all is logged.</param>
    /// <param name="isToLook">Of a folder: whether it is enough that it can be read.</param>
    /// <exception cref="StoreException">There is none, or it cannot be opened.</exception>
    public Pipeline OpenThere(StoreAddress store, bool verbose, bool isToLook = false) =>
        !StoreOpeners.IsFolder(store.Store) || File.Exists(Path.Combine(store.Store, LocalStore.CatalogFile))
            ? isToLook ? OpenToPlan(store, verbose) : Open(store, verbose)
            : throw new StoreException(store.Store, $"There is no store in '{store.Store}'. Name the one that is meant with --store, or make one with 'run'.");

    /// <summary>Opens a store that is there without writing a byte of it.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be opened.</exception>
    public Pipeline OpenReadOnly(StoreAddress store, bool verbose) => Pipeline.Open(Openers.Open(store, isReadOnly: true), OptionsOf(verbose));

    /// <summary>Whether a store is known to be missing: a folder with no catalog, nor blobs that one belongs to. Others are asked when they are opened.</summary>
    public static bool IsMissing(StoreAddress store) =>
        StoreOpeners.IsFolder(store.Store)
        && !File.Exists(Path.Combine(store.Store, LocalStore.CatalogFile))
        && !Directory.Exists(Path.Combine(store.Store, LocalStore.BlobFolder));

    private ILogger LoggerOf(bool verbose) => Logger ?? new LineLogger(Error, verbose);

    private PipelineOptions OptionsOf(bool verbose) => new() { Services = Services, Targets = Targets, Logger = LoggerOf(verbose), Time = Time, Lease = Lease };
}
