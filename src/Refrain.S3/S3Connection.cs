using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace Refrain.S3;

/// <summary>Where an S3 service is and who asks. What is not said is found as the AWS SDK finds it: in the environment, profiles, or the machine's role.</summary>
public sealed record S3Connection
{
    /// <summary>The service's address, such as <c>https://s3.example.org</c>; <see langword="null"/> for Amazon's.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The region, such as <c>eu-central-1</c>. With a <see cref="ServiceUrl"/> it is what requests are signed for: <c>us-east-1</c> unless it is said.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the bucket is part of the path rather than of the host's name, as most services other than Amazon's need it.</summary>
    public bool PathStyle { get; init; }

    /// <summary>Who asks.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>How many times a request is sent again that failed for a passing reason, waiting longer each time: 4.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Makes a client, which the caller disposes.</summary>
    /// <param name="patience">How long one sending of a request is waited for. The SDK's own limit is weeks.</param>
    internal AmazonS3Client Connect(TimeSpan patience)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = PathStyle,
            MaxErrorRetry = Retries,
            Timeout = patience,
            RetryMode = RequestRetryMode.Standard,
            // Not every service knows the checksums that the SDK adds by itself; signed requests hold the hash of what they send in any case.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (ServiceUrl is not null)
        {
            config.ServiceURL = ServiceUrl;
            config.AuthenticationRegion = Region ?? "us-east-1";
        }
        else if (Region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region);
        }

        return Credentials is null ? new(config) : new(Credentials, config);
    }
}
