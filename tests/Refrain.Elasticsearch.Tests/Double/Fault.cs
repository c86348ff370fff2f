namespace Refrain.Elasticsearch.Tests.Double;

/// <summary>What becomes of a request.</summary>
internal enum Fault
{
    /// <summary>It is answered.</summary>
    None,

    /// <summary>The cluster cannot take it just now.</summary>
    Busy,

    /// <summary>The cluster has no master.</summary>
    Unavailable,

    /// <summary>Whoever asks may not do that.</summary>
    Forbidden,

    /// <summary>The connection is lost before anything is done.</summary>
    Dropped,

    /// <summary>It is done, and the connection is lost before the answer.</summary>
    AnswerLost,
}
