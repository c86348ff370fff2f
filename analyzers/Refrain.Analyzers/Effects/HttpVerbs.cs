using System.Collections.Immutable;

namespace Refrain.Effects;

/// <summary>The verbs of requests, and what sending one twice does (RFC 9110, 9.2).</summary>
internal static class HttpVerbs
{
    private const string Prefix = "http:";

    /// <summary>The verbs that a request, or what says its verb, may have; that of a new request is GET.</summary>
    public static ImmutableArray<string> Of(Value request)
    {
        ImmutableArray<string> verbs =
        [
            .. request.All.Where(static mark => mark.Kind == MarkKind.Fact && mark.Rule.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(static mark => mark.Rule.Substring(Prefix.Length)).Distinct(StringComparer.Ordinal),
        ];
        return verbs.IsEmpty ? ["GET"] : verbs;
    }

    /// <summary>Does it only read?</summary>
    public static bool IsSafe(string verb) => verb is "GET" or "HEAD" or "OPTIONS" or "TRACE";

    /// <summary>Is sending it twice the same as sending it once?</summary>
    public static bool IsIdempotent(string verb) => IsSafe(verb) || verb is "PUT" or "DELETE";
}
