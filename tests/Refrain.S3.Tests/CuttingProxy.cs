using System.Net;
using System.Net.Sockets;

namespace Refrain.S3.Tests;

/// <summary>
/// A loopback port that leads to a server, on which things go wrong: connections are cut or fall silent at chosen bytes, or a byte is changed on the way.
/// Bytes are counted over all connections, each way by itself.
/// </summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private long _up;
    private long _down;

    public CuttingProxy(Uri server)
    {
        _port = server.Port;
        _listener.Start();
        Url = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>At how many bytes to the server the connection is cut; each counts once.</summary>
    public CutQueue UpCuts { get; init; } = [];

    /// <summary>At how many bytes from the server the connection is cut; each counts once.</summary>
    public CutQueue DownCuts { get; init; } = [];

    /// <summary>Whether to fall silent rather than to cut.</summary>
    public bool Silent { get; init; }

    /// <summary>The number of the byte to the server that is changed.</summary>
    public long? Changed { get; set; }

    /// <summary>Called at a cut, before it.</summary>
    public Action? AtCut { get; init; }

    /// <summary>How often it was cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>How many bytes went to the server.</summary>
    public long Up => Interlocked.Read(ref _up);

    /// <summary>How many bytes came from the server.</summary>
    public long Down => Interlocked.Read(ref _down);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, _port, _stop.Token);
                near.NoDelay = far.NoDelay = true;
                var up = PumpAsync(near.GetStream(), far.GetStream(), up: true);
                var first = await Task.WhenAny(up, PumpAsync(far.GetStream(), near.GetStream(), up: false));

                // An upload meets a reset; a download ends in order, and too early, so that no byte counts that did not arrive.
                if (first == up)
                    near.Client.LingerState = new(true, 0);
                await first;
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Cut, from this side or that.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool up)
    {
        var buffer = new byte[16 * 1024];
        for (int count; (count = await from.ReadAsync(buffer, _stop.Token)) > 0;)
        {
            var (pass, cut) = Count(buffer.AsSpan(0, count), up);
            await to.WriteAsync(buffer.AsMemory(0, pass), _stop.Token);
            if (!cut)
                continue;
            AtCut?.Invoke();
            if (Silent)
                await Task.Delay(Timeout.Infinite, _stop.Token);
            return;
        }
    }

    private (int Pass, bool Cut) Count(Span<byte> bytes, bool up)
    {
        lock (_gate)
        {
            ref var count = ref up ? ref _up : ref _down;
            var before = count;
            if (up && Changed is { } at && at >= before && at < before + bytes.Length)
            {
                bytes[(int)(at - before)] ^= 1;
                Changed = null;
            }

            var cuts = up ? UpCuts : DownCuts;
            if (cuts.TryPeek(out var cut) && cut < before + bytes.Length)
            {
                cuts.Dequeue();
                Cuts++;
                var pass = (int)Math.Max(cut - before, 0);
                count += pass;
                return (pass, true);
            }

            count += bytes.Length;
            return (bytes.Length, false);
        }
    }
}
