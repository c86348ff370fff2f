namespace Refrain.Elasticsearch;

/// <summary>How tasks write to Elasticsearch. Immutable.</summary>
public sealed record ElasticsearchOptions
{
    /// <summary>The index of the markers, which is made when it is missing.</summary>
    public string Markers { get; init; } = "refrain-markers";

    /// <summary>How many bytes of documents are sent in one request: 4 MiB unless it is set. A document that is larger is sent alone.</summary>
    public int MostBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>For how long what Elasticsearch cannot take just now (429, 502, 503, 504, a lost connection) is sent again, later each time: a minute unless it is set.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The clock of waiting, and of the stamp by which a new index is known again; nothing that is written depends on it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
