using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Refrain.S3.Tests;

/// <summary>A service that answers each request as a test says, for what no real one does when it is asked to.</summary>
internal sealed class ScriptedService : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<HttpListenerRequest, HttpListenerResponse, Task> _answer;

    public ScriptedService(Func<HttpListenerRequest, HttpListenerResponse, Task> answer)
    {
        _answer = answer;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/"));
        }

        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Url { get; }

    /// <summary>Answers with a status and XML.</summary>
    public static async Task SendAsync(HttpListenerResponse response, int status, string xml)
    {
        var bytes = Encoding.UTF8.GetBytes(xml);
        (response.StatusCode, response.ContentType, response.ContentLength64) = (status, "application/xml", bytes.Length);
        await response.OutputStream.WriteAsync(bytes);
        response.Close();
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        await context.Request.InputStream.CopyToAsync(Stream.Null);
        await _answer(context.Request, context.Response);
    }
}
