using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Refrain.Testing.Servers;

/// <summary>Stands between a client and a server, and lets connections break where a test wants it.</summary>
public sealed class TestProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Link, bool> _links = [];
    private readonly int _serverPort;
    private readonly Task _accepting;

    public TestProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Called with each piece that goes through; says what becomes of it. The first argument says whether it goes to the server.</summary>
    public Func<bool, ReadOnlyMemory<byte>, Fate> Judge { get; set; } = static (_, _) => Fate.Pass;

    /// <summary>What was kept back by <see cref="Fate.Late"/>: sends it to the server, and waits until the server has done with it and closed the connection.</summary>
    public async Task DeliverAsync()
    {
        foreach (var link in _links.Keys.Where(l => l.Late is not null))
        {
            await link.Server.SendAsync(link.Late!);
            link.Server.Shutdown(SocketShutdown.Send);
            await link.ToClient!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var link in _links.Keys)
            link.Close();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _serverPort);
            }
            catch (SocketException)
            {
                client.Dispose();
                continue;
            }

            (client.NoDelay, server.NoDelay) = (true, true);
            var link = new Link(client, server);
            _links[link] = true;
            link.ToClient = PumpAsync(link, toServer: false);
            _ = PumpAsync(link, toServer: true);
        }
    }

    private async Task PumpAsync(Link link, bool toServer)
    {
        var (from, to) = toServer ? (link.Client, link.Server) : (link.Server, link.Client);
        var buffer = new byte[64 * 1024];
        try
        {
            for (int count; (count = await from.ReceiveAsync(buffer)) > 0;)
            {
                // What the server says to a client that has given up is heard by nobody.
                if (link.Late is not null)
                    continue;
                var fate = Judge(toServer, buffer.AsMemory(0, count));
                if (fate == Fate.Lost)
                    continue;
                if (fate == Fate.Late)
                {
                    link.Late = buffer[..count];
                    link.Client.Dispose();
                    return;
                }

                if (fate != Fate.Cut)
                    await to.SendAsync(buffer.AsMemory(0, count));
                if (fate != Fate.Pass)
                    break;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One end is gone; the other follows.
        }

        if (link.Late is null || !toServer)
            link.Close();
    }

    public enum Fate
    {
        /// <summary>It is handed on.</summary>
        Pass,

        /// <summary>It is not, and nobody is told.</summary>
        Lost,

        /// <summary>It is not, and the connection is closed.</summary>
        Cut,

        /// <summary>It is, and then the connection is closed.</summary>
        CutAfter,

        /// <summary>To the client the connection is closed; what it sent goes on its way when the test says so.</summary>
        Late,
    }

    private sealed class Link(Socket client, Socket server)
    {
        public Socket Client { get; } = client;

        public Socket Server { get; } = server;

        public Task? ToClient { get; set; }

        public byte[]? Late { get; set; }

        public void Close()
        {
            Client.Dispose();
            Server.Dispose();
        }
    }
}
