using System.Net.Http.Headers;

namespace Refrain;

/// <summary>What a server is asked by whether its content is still the same: one of its headers, or nothing.</summary>
/// <param name="ETag">An entity tag that stands for the very bytes, with its quotes, or empty.</param>
/// <param name="LastModified">A time of the last change as the server writes it, or empty.</param>
internal readonly record struct HttpValidator(string ETag, string LastModified)
{
    // The time has whole seconds, and server and cache may have clocks of their own: what was changed this shortly before may change once more unseen.
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(1);

    private const string ETagPrefix = "etag ";
    private const string TimePrefix = "time ";

    /// <summary>Nothing to ask by: the content is wanted.</summary>
    public static HttpValidator None => new("", "");

    /// <summary>Whether there is nothing to ask by.</summary>
    public bool IsNone => ETag.Length == 0 && LastModified.Length == 0;

    /// <summary>What an answer may be asked by later. A weak tag promises the same meaning, not the same bytes, and bytes are what the version is of.</summary>
    public static HttpValidator Of(HttpResponseMessage response)
    {
        if (response.Headers.ETag is { IsWeak: false } tag)
            return new(tag.Tag, "");
        return response.Headers.Date is { } date && response.Content.Headers.LastModified is { } changed && date - changed >= s_margin
            ? new("", changed.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
            : None;
    }

    /// <summary>What <see cref="ToString"/> gave; nothing for anything else.</summary>
    public static HttpValidator Parse(string? stamp) => stamp switch
    {
        not null when stamp.StartsWith(ETagPrefix, StringComparison.Ordinal) => new(stamp[ETagPrefix.Length..], ""),
        not null when stamp.StartsWith(TimePrefix, StringComparison.Ordinal) => new("", stamp[TimePrefix.Length..]),
        _ => None,
    };

    /// <summary>Asks for what has changed only.</summary>
    public void AddTo(HttpRequestHeaders headers)
    {
        if (ETag.Length > 0)
            headers.TryAddWithoutValidation("If-None-Match", ETag);
        else if (LastModified.Length > 0)
            headers.TryAddWithoutValidation("If-Modified-Since", LastModified);
    }

    /// <summary>As one text, to be written down with the observation.</summary>
    public override string ToString() => ETag.Length > 0 ? ETagPrefix + ETag : LastModified.Length > 0 ? TimePrefix + LastModified : "";
}
