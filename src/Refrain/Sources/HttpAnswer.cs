using System.Buffers;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace Refrain;

/// <summary>A server's answer to one request for a source. Every error names the source.</summary>
internal sealed class HttpAnswer : IDisposable
{
    private static readonly HttpClient s_own = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

    private const int BufferSize = 1 << 16;

    private readonly HttpSource _source;
    private readonly HttpResponseMessage _response;
    private readonly TimeSpan _timeout;

    private HttpAnswer(HttpSource source, HttpResponseMessage response, TimeSpan timeout)
    {
        _source = source;
        _response = response;
        _timeout = timeout;
    }

    /// <summary>Whether the content is still that of which the validator was given, and does not follow.</summary>
    public bool IsUnchanged => _response.StatusCode == HttpStatusCode.NotModified;

    /// <summary>What to ask by the next time.</summary>
    public HttpValidator Validator => HttpValidator.Of(_response);

    /// <summary>Asks the server.</summary>
    /// <param name="source">The source.</param>
    /// <param name="inputs">The pipeline's services, and the run's token.</param>
    /// <param name="known">What it gave with the content that is known, if it is to say only whether there is another.</param>
    /// <exception cref="ArgumentException">The address is none.</exception>
    /// <exception cref="HttpRequestException">The server was not reached, or answered neither with the content nor that it is unchanged.</exception>
    /// <exception cref="TimeoutException">The server did not answer in the client's time.</exception>
    public static async Task<HttpAnswer> GetAsync(HttpSource source, TaskInputs inputs, HttpValidator known)
    {
        if (!Uri.TryCreate(source.Url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException($"{source} has no address that can be asked: give an absolute http or https URL.");
        var client = inputs.FindService<HttpClient>() ?? s_own;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.CacheControl = new() { NoCache = true };
        known.AddTo(request.Headers);
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, inputs.CancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new HttpRequestException(e.HttpRequestError, $"{source} could not be fetched: {e.Message}", e, e.StatusCode);
        }
        catch (OperationCanceledException e) when (!inputs.CancellationToken.IsCancellationRequested)
        {
            throw TooLate(source, client.Timeout, e);
        }

        if (response.IsSuccessStatusCode || (response.StatusCode == HttpStatusCode.NotModified && !known.IsNone))
            return new HttpAnswer(source, response, client.Timeout);
        using (response)
        {
            throw new HttpRequestException(
                string.Create(CultureInfo.InvariantCulture, $"{source} could not be fetched: the server answered {(int)response.StatusCode} {response.ReasonPhrase}."),
                inner: null,
                response.StatusCode);
        }
    }

    /// <summary>Writes the content to a stream and hashes it.</summary>
    /// <exception cref="HttpRequestException">The content broke off.</exception>
    /// <exception cref="TimeoutException">No more of it came in the client's time.</exception>
    public async Task<(ContentHash Version, long Size)> CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long size = 0;
        try
        {
            for (int count; (count = await ReadAsync(buffer, stall, cancellationToken)) > 0; size += count)
            {
                hash.AppendData(buffer, 0, count);
                await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return (ContentHash.From(hash.GetHashAndReset()), size);
    }

    public void Dispose() => _response.Dispose();

    private static TimeoutException TooLate(HttpSource source, TimeSpan timeout, Exception inner) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{source} could not be fetched: nothing came for {timeout.TotalSeconds} s."), inner);

    private async ValueTask<int> ReadAsync(byte[] buffer, CancellationTokenSource stall, CancellationToken cancellationToken)
    {
        try
        {
            // The client's own timeout ends with the headers.
            stall.CancelAfter(_timeout);
            var body = await _response.Content.ReadAsStreamAsync(stall.Token);
            var count = await body.ReadAsync(buffer.AsMemory(0, BufferSize), stall.Token);
            stall.CancelAfter(Timeout.InfiniteTimeSpan);
            return count;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw TooLate(_source, _timeout, e);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new HttpRequestException($"{_source} could not be fetched whole: {e.Message}", e);
        }
    }
}
