using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Refrain.Tests.Sources;

/// <summary>A web server of this machine on a port that was free, which can also do what a well-behaved one never does.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public LoopbackServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/data");

    /// <summary>What is answered to a request with these headers.</summary>
    public Func<IReadOnlyDictionary<string, string>, Reply> Answer { get; set; } = _ => new("");

    /// <summary>What came: <c>GET</c>, with the header by which it was asked, if there was one.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Takes what came since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        List<string> taken = [];
        while (Requests.TryDequeue(out var request))
            taken.Add(request);
        return taken;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _serving.Wait();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII);
                var verb = (await reader.ReadLineAsync(_stop.Token))!.Split(' ')[0];
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
                    headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
                Requests.Enqueue(string.Join(' ', [verb, .. new[] { "If-None-Match", "If-Modified-Since" }.Where(headers.ContainsKey).Select(h => $"{h}: {headers[h]}")]));
                var reply = Answer(headers);
                var head = string.Join("\r\n", [$"HTTP/1.1 {reply.Status}", "Connection: close", .. reply.Headers]);
                if (!reply.IsSilent)
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}\r\nContent-Length: {reply.Body.Length + reply.Withheld}\r\n\r\n")), _stop.Token);
                    await stream.WriteAsync(reply.Body, _stop.Token);
                    await stream.FlushAsync(_stop.Token);
                }

                if (reply.IsSilent || reply.Stalls)
                    await Task.Delay(Timeout.Infinite, _stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    /// <summary>An answer.</summary>
    internal sealed record Reply(byte[] Body)
    {
        public Reply(string text)
            : this(Encoding.UTF8.GetBytes(text))
        {
        }

        public string Status { get; init; } = "200 OK";

        public IReadOnlyList<string> Headers { get; init; } = [];

        /// <summary>How many bytes are promised and not sent.</summary>
        public int Withheld { get; init; }

        /// <summary>Whether the connection stays open after what was sent.</summary>
        public bool Stalls { get; init; }

        /// <summary>Whether nothing is answered at all.</summary>
        public bool IsSilent { get; init; }
    }
}
