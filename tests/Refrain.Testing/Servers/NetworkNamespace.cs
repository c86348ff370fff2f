using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Refrain.Testing.Servers;

/// <summary>
/// Another machine as far as its network goes: a namespace with one cable to this machine, which can be cut in the middle of whatever is being said and healed again. Servers stay on their
/// loopback ports; what is to be reached from there is forwarded from this end of the cable. It ends with the process that made it, however that ends. Not thread-safe.
/// </summary>
public sealed class NetworkNamespace : IDisposable
{
    // Addresses that are set apart for tests of network devices (RFC 2544), four for each cable.
    private const int MostCables = 1 << 15;
    private const string NobodysAddress = "02:00:00:00:00:01";

    private static readonly Lazy<string?> s_missing = new(WhyNot);
    private static int s_last;

    private readonly Process _keeper;
    private readonly string _here;
    private readonly string _there;
    private readonly string _hereDevice;
    private readonly List<TcpListener> _forwarding = [];

    /// <summary>Makes the namespace and its cable.</summary>
    public NetworkNamespace()
    {
        var number = Interlocked.Increment(ref s_last);
        Name = string.Create(CultureInfo.InvariantCulture, $"refrain-{Environment.ProcessId}-{number}");
        _hereDevice = string.Create(CultureInfo.InvariantCulture, $"rf{Environment.ProcessId}.{number}");
        var first = (((Environment.ProcessId * 8) + number) % MostCables) * 4;
        (_here, _there) = (Address(first + 1), Address(first + 2));

        // Its input ends when this process does.
        _keeper = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "cat >/dev/null; ip link delete \"$1\"; ip netns delete \"$0\"", Name, _hereDevice]) { RedirectStandardInput = true, RedirectStandardError = true })!;
        try
        {
            Ip("netns", "add", Name);
            Ip("link", "add", _hereDevice, "type", "veth", "peer", "name", "cable", "netns", Name);
            Ip("address", "add", _here + "/30", "dev", _hereDevice);
            Ip("link", "set", _hereDevice, "up");
            Ip("-n", Name, "address", "add", _there + "/30", "dev", "cable");
            Ip("-n", Name, "link", "set", "cable", "up");
            Ip("-n", Name, "link", "set", "lo", "up");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Why there can be none here; null where one can be made.</summary>
    public static string? Missing => s_missing.Value;

    /// <summary>The namespace's name.</summary>
    public string Name { get; }

    /// <summary>The command by which a program runs in it.</summary>
    public IReadOnlyList<string> Within => ["ip", "netns", "exec", Name];

    /// <summary>Makes a loopback port of this machine reachable from there.</summary>
    /// <returns>What it is reached by: address and port.</returns>
    public string Forward(int port)
    {
        var listener = new TcpListener(IPAddress.Parse(_here), 0);
        listener.Start();
        _forwarding.Add(listener);
        _ = Task.Run(async () =>
        {
            while (true)
            {
                TcpClient outer;
                try
                {
                    outer = await listener.AcceptTcpClientAsync();
                }
                catch (Exception e) when (e is ObjectDisposedException or SocketException or InvalidOperationException)
                {
                    return; // It was disposed of.
                }

                _ = Task.Run(() => CarryAsync(outer, port));
            }
        });
        return string.Create(CultureInfo.InvariantCulture, $"{_here}:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Cuts the cable: what is sent from either end arrives nowhere, and nobody is told so.</summary>
    public void Cut()
    {
        // Every frame goes to a station that there is not. A link that is down would be noticed at this end.
        Ip("neighbour", "replace", _there, "lladdr", NobodysAddress, "dev", _hereDevice, "nud", "permanent");
        Ip("-n", Name, "neighbour", "replace", _here, "lladdr", NobodysAddress, "dev", "cable", "nud", "permanent");
    }

    /// <summary>Mends the cable. What both ends try to send again arrives, late as it is.</summary>
    public void Heal()
    {
        Ip("neighbour", "delete", _there, "dev", _hereDevice);
        Ip("-n", Name, "neighbour", "delete", _here, "dev", "cable");
    }

    /// <summary>Removes it. What still runs there has no network any more.</summary>
    public void Dispose()
    {
        foreach (var listener in _forwarding)
            listener.Dispose();
        _keeper.StandardInput.Close();
        _keeper.WaitForExit();
        _keeper.Dispose();
    }

    private static string Address(int number) => new IPAddress([198, (byte)(18 + (number >> 16)), (byte)(number >> 8), (byte)number]).ToString();

    private static void Ip(params IEnumerable<string> arguments) => ServerPrograms.Run("ip", arguments);

    private static string? WhyNot()
    {
        if (ServerPrograms.Missing("ip").Length > 0)
            return "There is no program 'ip' (on Debian: apt-get install iproute2).";
        try
        {
            using var trial = new NetworkNamespace();
            return null;
        }
        catch (InvalidOperationException e)
        {
            return $"No network namespace can be made here, which takes root or CAP_NET_ADMIN and CAP_SYS_ADMIN: {e.Message}";
        }
    }

    private static async Task CarryAsync(TcpClient outer, int port)
    {
        using var inner = new TcpClient();
        using (outer)
        {
            try
            {
                await inner.ConnectAsync(IPAddress.Loopback, port);
                (inner.NoDelay, outer.NoDelay) = (true, true);

                // As soon as one end is closed the other is told, which it hears as soon as there is a way.
                await await Task.WhenAny(outer.GetStream().CopyToAsync(inner.GetStream()), inner.GetStream().CopyToAsync(outer.GetStream()));
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // Whoever was at the other end sees that it is gone.
            }
        }
    }
}
