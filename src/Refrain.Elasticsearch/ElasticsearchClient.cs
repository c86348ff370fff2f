using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Refrain.Targets;

namespace Refrain.Elasticsearch;

/// <summary>
/// Sends requests, and sends them again while the cluster is busy or not to be reached. So every request must come to the same when it is sent twice, which its sender sees to. Thread-safe.
/// </summary>
internal sealed class ElasticsearchClient(ElasticsearchTarget target, HttpClient http)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);
    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private static readonly MediaTypeHeaderValue s_lines = new("application/x-ndjson");

    // An address that does not end with a slash would lose its last part.
    private readonly Uri _base = http.BaseAddress!.AbsolutePath.EndsWith('/') ? http.BaseAddress : new Uri(http.BaseAddress.GetLeftPart(UriPartial.Path) + "/");

    /// <summary>The name of the target, for messages.</summary>
    public string Name => target.Name;

    /// <summary>Sends a request with JSON, or without a body.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below the address of the cluster, with its query.</param>
    /// <param name="json">The body; empty for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The answer, whatever it says, unless it is that the cluster is busy.</returns>
    /// <exception cref="TargetException">The cluster was busy or not to be reached for longer than there is patience.</exception>
    public Task<Answer> SendAsync(HttpMethod method, string path, string json, CancellationToken cancellationToken) =>
        SendAsync(method, path, json.Length == 0 ? default : Encoding.UTF8.GetBytes(json), s_json, cancellationToken);

    /// <summary>Sends lines of JSON, as <see cref="SendAsync(HttpMethod, string, string, CancellationToken)"/>.</summary>
    public Task<Answer> SendLinesAsync(string path, ReadOnlyMemory<byte> lines, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, lines, s_lines, cancellationToken);

    /// <summary>Says that something that changes the cluster comes next.</summary>
    public void Reach(string point) => target.Reaching?.Invoke(point);

    /// <summary>Waits before something is tried again.</summary>
    /// <param name="tries">How often it was tried.</param>
    /// <param name="since">When it was tried first, as <see cref="Now"/> has it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether it is to be tried again: not when there is no patience left.</returns>
    public async Task<bool> WaitAsync(int tries, long since, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromTicks(Math.Min(s_first.Ticks << Math.Min(tries, 20), s_longest.Ticks));
        if (target.Options.Time.GetElapsedTime(since) + delay > target.Options.Patience)
            return false;
        await Task.Delay(delay, target.Options.Time, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>A point of time to wait since.</summary>
    public long Now => target.Options.Time.GetTimestamp();

    /// <summary>Whether a status says that the same may be taken later.</summary>
    public static bool IsBusy(int status) => status is 408 or 429 or 502 or 503 or 504;

    private async Task<Answer> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body, MediaTypeHeaderValue type, CancellationToken cancellationToken)
    {
        var since = Now;
        for (var tries = 0; ; tries++)
        {
            var (answer, trouble, cause) = await TryAsync(method, path, body, type, cancellationToken).ConfigureAwait(false);
            if (trouble is null)
                return answer;
            if (!await WaitAsync(tries, since, cancellationToken).ConfigureAwait(false))
            {
                throw new TargetException(
                    string.Create(CultureInfo.InvariantCulture, $"Elasticsearch, the target '{Name}', did not take {method} {path} for {target.Options.Patience.TotalSeconds:0.#} s, the last time because {trouble}. Look whether the cluster is well, then run again."),
                    cause);
            }
        }
    }

    private async Task<(Answer Answer, string? Trouble, Exception? Cause)> TryAsync(
        HttpMethod method, string path, ReadOnlyMemory<byte> body, MediaTypeHeaderValue type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(_base, path));
        if (!body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = type;
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            var content = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            if (Parse(content) is not { } json)
            {
                return IsBusy(status)
                    ? (default, string.Create(CultureInfo.InvariantCulture, $"it answers {status}"), null)
                    : throw new TargetException(string.Create(CultureInfo.InvariantCulture, $"The target '{Name}' answers {method} {path} with {status} and something that is no JSON. Look whether the address is that of Elasticsearch."));
            }

            var answer = new Answer(status, json);
            return IsBusy(status) ? (answer, answer.Complaint, null) : (answer, null, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException and not TargetException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (default, e is TaskCanceledException ? "it took longer than the time limit of the client" : e.Message, e);
        }
    }

    private static JsonElement? Parse(byte[] content)
    {
        if (content.Length == 0)
            return default(JsonElement);
        try
        {
            using var document = JsonDocument.Parse(content);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // The caller says so, with the status.
            return null;
        }
    }
}
