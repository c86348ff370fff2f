using Refrain.Stores;

namespace Refrain.S3.Tests;

public sealed class S3AddressTests
{
    [Theory]
    [InlineData("s3://bucket", "bucket", "", null, null, false)]
    [InlineData("S3://Bucket/a/b%20c/", "Bucket", "a/b c", null, null, false)]
    [InlineData("s3://b/p?region=eu-central-1", "b", "p", null, "eu-central-1", false)]
    [InlineData("s3://b/p?endpoint=http://127.0.0.1:9000", "b", "p", "http://127.0.0.1:9000", null, true)]
    [InlineData("s3://b?endpoint=https%3A%2F%2Fs3.example.org&path-style=false&region=x", "b", "", "https://s3.example.org", "x", false)]
    public void An_address_says_bucket_prefix_and_service(string address, string bucket, string prefix, string? url, string? region, bool pathStyle)
    {
        var read = S3Address.Read(address);
        Assert.Equal((bucket, prefix), (read.Bucket, read.Prefix));
        Assert.Equal(new S3Connection { ServiceUrl = url, Region = region, PathStyle = pathStyle }, read.Connection);
    }

    [Theory]
    [InlineData("s3://key:s3cret@bucket/p", "credentials")]
    [InlineData("s3:///s3cret", "no bucket")]
    [InlineData("http://s3cret", "s3://")]
    [InlineData("s3://b?secret=s3cret", "something else")]
    [InlineData("s3://b?path-style=s3cret", "neither")]
    [InlineData("s3://b?endpoint=http://key:s3cret@host", "endpoint")]
    [InlineData("s3://b?endpoint=ftp://s3cret", "endpoint")]
    public void What_is_no_address_is_said_and_not_shown(string address, string expected)
    {
        var error = Assert.Throws<StoreException>(() => S3BlobStore.Open(address));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Message + error.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prefix_that_is_no_name_of_blobs_is_said()
    {
        var error = Assert.Throws<StoreException>(() => S3BlobStore.Open("s3://bucket/../x?endpoint=http://127.0.0.1:1"));
        Assert.Equal("s3://bucket", error.Place);
    }
}
