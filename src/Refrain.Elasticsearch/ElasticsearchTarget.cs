using System.Globalization;
using Refrain.Targets;

namespace Refrain.Elasticsearch;

/// <summary>An Elasticsearch cluster, version 7.17 or later, whose indices tasks write to (decision 0028). Thread-safe.</summary>
public sealed class ElasticsearchTarget : Target
{
    private readonly Markers _markers;

    /// <summary>Makes the target; nothing is asked yet.</summary>
    /// <param name="http">A client with the address of the cluster as its base address, and with headers for authorization where those are wanted. The caller owns it. Its time limit is that of each request.</param>
    /// <param name="options">How tasks write.</param>
    /// <exception cref="ArgumentException">The client has no base address, or the index of the markers no possible name.</exception>
    public ElasticsearchTarget(HttpClient http, ElasticsearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.BaseAddress is null)
            throw new ArgumentException("The client has no base address. Set it to the address of the cluster.", nameof(http));
        Options = options ?? new();
        if (IndexName.Fault(Options.Markers) is { } fault)
            throw new ArgumentException($"The markers cannot be in the index '{Options.Markers}': {fault}.", nameof(options));
        Client = new(this, http);
        _markers = new(Client, Options.Markers);
    }

    internal ElasticsearchOptions Options { get; }

    internal ElasticsearchClient Client { get; }

    /// <summary>Called before each request that changes something, with what it is: tests end the process there.</summary>
    internal Action<string>? Reaching { get; set; }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyDictionary<TaskKey, ContentHash>> FindAsync(IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return _markers.FindAsync(keys, cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask<TargetAttempt> BeginAsync(TargetClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var seen = claim.IsRehearsal ? null : await _markers.FindAsync(claim.Task.Key, cancellationToken).ConfigureAwait(false);
        var stamp = Options.Time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture);
        return new ElasticsearchAttempt(this, _markers, claim, seen, stamp, cancellationToken);
    }
}
