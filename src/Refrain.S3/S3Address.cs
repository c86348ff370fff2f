using Refrain.Stores;

namespace Refrain.S3;

/// <summary>Reads addresses of blobs: <c>s3://BUCKET/PREFIX?endpoint=URL&amp;region=REGION&amp;path-style=true</c>.</summary>
internal static class S3Address
{
    private const string Form = "Write s3://BUCKET/PREFIX, and for a service that is not Amazon's ?endpoint=URL behind it, region=REGION and path-style=false where they are needed. Credentials belong in the environment or a profile.";

    /// <exception cref="StoreException">It is no such address. It is not repeated, as somebody may have put a secret in it.</exception>
    public static (S3Connection Connection, string Bucket, string Prefix) Read(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.Scheme.Equals("s3", StringComparison.OrdinalIgnoreCase))
            throw Wrong("it is no address that begins with s3://");
        if (uri.UserInfo.Length > 0)
            throw Wrong("there are credentials in it, and it would be seen in lists of processes");
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var query = rest.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? rest : rest[..query];
        // The host's name as it was written: buckets are told apart by case.
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var bucket = slash < 0 ? path : path[..slash];
        var prefix = slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]).TrimEnd('/');
        if (bucket.Length == 0 || bucket.Contains(':', StringComparison.Ordinal))
            throw Wrong("it names no bucket");
        return (Settings(query < 0 ? "" : rest[(query + 1)..]), bucket, prefix);
    }

    private static S3Connection Settings(string query)
    {
        var connection = new S3Connection();
        bool? pathStyle = null;
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var value = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
            switch (pair[0])
            {
                case "endpoint":
                    connection = connection with { ServiceUrl = Endpoint(value) };
                    break;
                case "region" when value.Length > 0:
                    connection = connection with { Region = value };
                    break;
                case "path-style":
                    pathStyle = bool.TryParse(value, out var said) ? said : throw Wrong("path-style is neither true nor false");
                    break;
                default:
                    throw Wrong("behind the question mark is something else than endpoint, region and path-style");
            }
        }

        // Services of one's own mostly have one host's name for all buckets.
        return connection with { PathStyle = pathStyle ?? connection.ServiceUrl is not null };
    }

    private static string Endpoint(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Query.Length == 0
            ? value
            : throw Wrong("its endpoint is no http:// or https:// address of a service");

    private static StoreException Wrong(string why) => new("s3://", $"This is no address of blobs in S3 (it is not shown, since it may hold a secret): {why}. {Form}");
}
