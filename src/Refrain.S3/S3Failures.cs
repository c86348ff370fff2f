using System.Globalization;
using System.Net;
using System.Xml;
using Amazon.Runtime;
using Refrain.Stores;

namespace Refrain.S3;

/// <summary>Turns what a service, the SDK or the network says into what the user is told. Nothing of the credentials gets in.</summary>
internal static class S3Failures
{
    /// <summary>Whether this is how a service or the way to it fails, rather than a mistake of the program or the caller's own token.</summary>
    public static bool IsFailure(Exception e, CancellationToken cancellationToken) => e switch
    {
        StoreException or FileNotFoundException => false,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        // The SDK lets through what its reader says of XML that is cut off, or is none.
        _ => e is AmazonClientException or AmazonServiceException or HttpRequestException or IOException or TimeoutException or XmlException,
    };

    /// <summary>Whether the service says that there is no such object, or no such upload.</summary>
    public static bool IsMissing(Exception e) =>
        e is AmazonServiceException { StatusCode: HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" };

    /// <summary>What to throw.</summary>
    /// <param name="place">The object, as <c>s3://bucket/key</c>.</param>
    /// <param name="doing">What could not be done, as in "cannot be written".</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="cause">What was thrown.</param>
    public static StoreException Of(string place, string doing, string operation, Exception cause)
    {
        var (said, next) = cause switch
        {
            AmazonServiceException { StatusCode: not 0 } e => (Answer(e), Next(e)),
            XmlException => ("gave an answer that is cut off or none of S3's.", "See whether the address is that of the service, and what lies between, then run again. What was committed is kept."),
            OperationCanceledException or TimeoutException => ("did not answer in time.", "See whether the service is well and the way to it, then run again. What was committed is kept."),
            _ => ($"did not come through: {Innermost(cause).Message.TrimEnd('.')}.", "See whether the address is right and the service can be reached, then run again. What was committed is kept."),
        };
        return new(place, $"{place} {doing}: {operation} {said} {next}", cause);
    }

    /// <summary>A service has said that something is done, but not what came of it, and it is not there.</summary>
    public static StoreException Unfounded(string place, string doing, string operation) =>
        new(place, $"{place} {doing}: {operation} was answered without a word of the object, which is not there. See whether the service is well, and what lies between, then run again. What was committed is kept.");

    /// <summary>A service has said that an upload is begun, but not what it is called.</summary>
    public static StoreException Nameless(string place) =>
        new(place, $"{place} cannot be written: CreateMultipartUpload was answered without a word of the upload. See whether the address is that of the service, and what lies between, then run again. What was committed is kept.");

    /// <summary>An object was replaced under a reader whose connection was lost.</summary>
    public static StoreException Replaced(string place, Exception cause) =>
        new(place, $"{place} cannot be read to its end: the connection was lost, and by now another object is in its place (GetObject answered PreconditionFailed). Run again.", cause);

    private static string Answer(AmazonServiceException e)
    {
        var code = string.IsNullOrEmpty(e.ErrorCode) ? e.StatusCode.ToString() : e.ErrorCode;
        var request = string.IsNullOrEmpty(e.RequestId) ? "" : $", request {e.RequestId}";
        return string.Create(CultureInfo.InvariantCulture, $"answered {code} ({(int)e.StatusCode}{request}): {e.Message.TrimEnd('.')}.");
    }

    private static string Next(AmazonServiceException e) => (e.ErrorCode, e.StatusCode) switch
    {
        ("NoSuchBucket", _) => "Make the bucket, or name another.",
        ("RequestTimeTooSkewed", _) => "Set this machine's clock, then run again.",
        ("QuotaExceeded" or "InsufficientCapacity" or "EntityTooLarge", _) or (_, HttpStatusCode.InsufficientStorage) => "Make room in the bucket or raise its quota, then run again. What was committed is kept.",
        ("PermanentRedirect" or "AuthorizationHeaderMalformed", _) or (_, HttpStatusCode.MovedPermanently) => "The bucket is in another region: name that one.",
        (_, HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized) => "Give the credentials the right to read, write, list and delete objects and uploads in this bucket, or give others.",
        ("SlowDown", _) or (_, HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) => "The service is busy: run again later, or with fewer workers. What was committed is kept.",
        (_, >= HttpStatusCode.InternalServerError) => "See whether the service is well, then run again. What was committed is kept.",
        _ => "See whether the service supports what was asked, then run again. What was committed is kept.",
    };

    private static Exception Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
            e = inner;
        return e;
    }
}
