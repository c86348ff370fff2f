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

    public required TimeProvider Time { get; init; }

    public required TimeSpan Lease { get; init; }

    public required TimeSpan WorkerPatience { get; init; }

    public IServiceProvider? Services { get; init; }

    public IReadOnlyList<Target> Targets { get; init; } = [];

    public ILogger? Logger { get; init; }

    /// <summary>How stores are opened that are no folders, by scheme.</summary>
    public IReadOnlyDictionary<string, OpenStore> Stores { get; init; } = new Dictionary<string, OpenStore>();

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
    public Pipeline Open(string store, bool verbose) =>
        OpenerOf(store) is { } open ? Pipeline.Open(open(store, isReadOnly: false), OptionsOf(verbose)) : Pipeline.Open(store, OptionsOf(verbose));

    /// <summary>Opens a store that is there and of which nothing is to be changed.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public Pipeline OpenToLook(string store, bool verbose) => OpenerOf(store) is null ? Open(store, verbose) : OpenReadOnly(store, verbose);

    /// <summary>Whether a store is known to be missing: a folder that is not there. Others are asked when they are opened.</summary>
    public bool IsMissing(string store) => OpenerOf(store) is null && !Directory.Exists(store);

    /// <summary>The store as another process in another folder may name it.</summary>
    public string FullNameOf(string store) => OpenerOf(store) is null ? Path.GetFullPath(store) : store;

    /// <summary>Opens a store that is there; looking makes none where there is none.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be opened.</exception>
    public Pipeline OpenThere(string store, bool verbose) =>
        OpenerOf(store) is not null || File.Exists(Path.Combine(store, LocalStore.CatalogFile))
            ? Open(store, verbose)
            : throw new StoreException(store, $"There is no store in '{store}'. Name the one that is meant with --store, or make one with 'run'.");

    /// <summary>Opens a store that is there without writing a byte of it.</summary>
    /// <exception cref="StoreException">There is none, or it cannot be opened.</exception>
    public Pipeline OpenReadOnly(string store, bool verbose) =>
        OpenerOf(store) is { } open ? Pipeline.Open(open(store, isReadOnly: true), OptionsOf(verbose)) : Pipeline.OpenReadOnly(store, OptionsOf(verbose));

    /// <summary>Who opens the store, if it is named by an address. An address is not shown, as there may be a password in it.</summary>
    /// <exception cref="StoreException">Nobody here knows how.</exception>
    private OpenStore? OpenerOf(string store)
    {
        // One letter before a colon is a drive.
        var at = store.IndexOf("://", StringComparison.Ordinal);
        if (at < 2 || !Uri.CheckSchemeName(store[..at]))
            return null;
        var scheme = store[..at];
        if (Stores.TryGetValue(scheme, out var open))
            return open;
        throw new StoreException(
            scheme + "://",
            $"This program knows no stores of '{scheme}://'; it knows folders{string.Concat(Stores.Keys.Order(StringComparer.Ordinal).Select(s => $", {s}://"))}. Name one of these with --store, or have the program taught by {nameof(RefrainAppOptions)}.{nameof(RefrainAppOptions.AddStore)}.");
    }

    private ILogger LoggerOf(bool verbose) => Logger ?? new LineLogger(Error, verbose);

    private PipelineOptions OptionsOf(bool verbose) => new() { Services = Services, Targets = Targets, Logger = LoggerOf(verbose), Time = Time, Lease = Lease };
}
