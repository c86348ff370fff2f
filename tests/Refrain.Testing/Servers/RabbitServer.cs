using System.Diagnostics;
using System.Globalization;

namespace Refrain.Testing.Servers;

/// <summary>
/// A private RabbitMQ of one node, or a cluster of several: everything is in a temporary folder of its own, it listens on loopback ports, has a port mapper (epmd) of its own, and ends with
/// the process that started it. A node starts in some 6 s, a cluster of three in 25 s. Thread-safe, but for the starts and deaths of one node.
/// </summary>
public sealed class RabbitServer : IDisposable
{
    private const string Folder = "/usr/lib/rabbitmq/bin";

    private static readonly Lazy<RabbitServer> s_shared = Share(1);
    private static readonly Lazy<RabbitServer> s_cluster = Share(3);
    private static int s_hosts;

    private readonly string _folder = Directory.CreateTempSubdirectory("refrain-rmq-").FullName;
    private readonly int _mapperPort = ServerPrograms.FreePort();
    private readonly KeptProcess _mapper;
    private readonly Node[] _nodes;
    private readonly int _securePort = ServerPrograms.FreePort();

    /// <summary>Starts the nodes, and waits until all of them are there.</summary>
    /// <param name="nodes">How many.</param>
    public RabbitServer(int nodes = 1)
    {
        if (Missing is { } why)
            throw new InvalidOperationException(why);
        var cookie = Path.Combine(_folder, ".erlang.cookie");
        File.WriteAllText(cookie, Guid.NewGuid().ToString("N"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(cookie, UnixFileMode.UserRead);
        Authority = new(Path.Combine(_folder, "authority"));
        _mapper = new(Path.Combine(_folder, "epmd.log"), "epmd", "-port", _mapperPort.ToString(CultureInfo.InvariantCulture), "-address", "127.0.0.1");
        _nodes = [.. Enumerable.Range(0, nodes).Select(n => new Node(((char)('a' + n)).ToString(), ServerPrograms.FreePort(), ServerPrograms.FreePort()))];
        try
        {
            foreach (var node in _nodes)
                Configure(node);
            foreach (var node in _nodes)
                Launch(node);
            foreach (var node in _nodes)
                Await(node);
            Control("await_online_nodes", nodes.ToString(CultureInfo.InvariantCulture));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The server of one node that the tests of one process share.</summary>
    public static RabbitServer Shared => s_shared.Value;

    /// <summary>The cluster of three nodes that the tests of one process share.</summary>
    public static RabbitServer Cluster => s_cluster.Value;

    /// <summary>Why there can be no server here; null where its programs are installed.</summary>
    public static string? Missing { get; } = !File.Exists(Path.Combine(Folder, "rabbitmq-server"))
        ? $"RabbitMQ is not installed: there is no {Folder}/rabbitmq-server (on Debian: apt-get install rabbitmq-server)."
        : null;

    /// <summary>How many nodes there are.</summary>
    public int Count => _nodes.Length;

    /// <summary>Signs the certificate of the first node, and those of users, which it asks for and need not be shown.</summary>
    public CertificateAuthority Authority { get; }

    /// <summary>The server of the first node at which connections are secured; its certificate is of the name that is here.</summary>
    public string SecureServer => string.Create(CultureInfo.InvariantCulture, $"localhost:{_securePort}");

    /// <summary>The loopback port of the first node.</summary>
    public int Port => _nodes[0].Port;

    /// <summary>The address of all nodes, with the user that may do everything.</summary>
    /// <param name="host">The virtual host; the usual one unless it is named.</param>
    /// <param name="user">User and password.</param>
    public string Address(string host = "", string user = "guest:guest") =>
        $"amqp://{user}@{string.Join(',', _nodes.Select(n => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{n.Port}")))}/{host}";

    /// <summary>Makes an empty virtual host with a name of its own, and gives the name.</summary>
    public string CreateHost()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref s_hosts)}");
        Control("add_vhost", name);
        Control("set_permissions", "-p", name, "guest", ".*", ".*", ".*");
        return name;
    }

    /// <summary>Runs <c>rabbitmqctl</c> on a node that is alive, and gives what it prints.</summary>
    public string Control(params IEnumerable<string> arguments)
    {
        var node = _nodes.First(n => n.Process is not null);
        var start = new ProcessStartInfo(Path.Combine(Folder, "rabbitmqctl"), ["-q", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment(node))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', arguments)} failed:\n{output}{error.Result}");
    }

    /// <summary>Kills a node, as a crash of its machine would.</summary>
    public void Kill(int node)
    {
        _nodes[node].Process?.Dispose();
        _nodes[node].Process = null;
    }

    /// <summary>Starts a node that was killed on what it left, and waits until it takes connections.</summary>
    public void Start(int node)
    {
        Launch(_nodes[node]);
        Await(_nodes[node]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var node in _nodes ?? [])
            node.Process?.Dispose();
        _mapper.Dispose();
        Authority.Dispose();
        for (var again = 0; Directory.Exists(_folder); again++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException) when (again < 50)
            {
                // What helps the server outlives it by a moment.
                Thread.Sleep(20);
            }
        }
    }

    private static Lazy<RabbitServer> Share(int nodes) => new(() =>
    {
        var server = new RabbitServer(nodes);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    private void Configure(Node node)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, node.Name)).FullName;
        File.WriteAllText(Path.Combine(folder, "enabled_plugins"), "[].");
        var settings = new List<string> { "vm_memory_high_watermark.absolute = 1GiB", "disk_free_limit.absolute = 100MB", "log.console = false", "heartbeat = 10" };
        if (node == _nodes[0])
        {
            var (certificate, key) = Authority.Sign("localhost");
            settings.Add(string.Create(CultureInfo.InvariantCulture, $"listeners.ssl.1 = 127.0.0.1:{_securePort}"));
            settings.Add($"ssl_options.cacertfile = {Authority.File}");
            settings.Add($"ssl_options.certfile = {certificate}");
            settings.Add($"ssl_options.keyfile = {key}");
            settings.Add("ssl_options.verify = verify_peer");
            settings.Add("ssl_options.fail_if_no_peer_cert = false");
        }

        if (_nodes.Length > 1)
        {
            settings.Add("cluster_formation.peer_discovery_backend = classic_config");
            settings.AddRange(_nodes.Select((n, i) => string.Create(CultureInfo.InvariantCulture, $"cluster_formation.classic_config.nodes.{i + 1} = {n.Name}@localhost")));
            settings.Add("cluster_partition_handling = pause_minority");
            settings.Add("net_ticktime = 10");
        }

        File.WriteAllLines(Path.Combine(folder, "rabbitmq.conf"), settings);
    }

    private void Launch(Node node) => node.Process = new(
        Path.Combine(_folder, node.Name, "output"), "env", [.. Environment(node).Select(v => $"{v.Key}={v.Value}"), Path.Combine(Folder, "rabbitmq-server")]);

    private static void Await(Node node) => node.Process!.WaitUntil(() => ServerPrograms.IsOpen(node.Port));

    private Dictionary<string, string> Environment(Node node)
    {
        var folder = Path.Combine(_folder, node.Name);
        return new(StringComparer.Ordinal)
        {
            ["HOME"] = _folder,
            ["ERL_EPMD_PORT"] = _mapperPort.ToString(CultureInfo.InvariantCulture),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_NODENAME"] = node.Name + "@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = node.Port.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_DIST_PORT"] = node.InnerPort.ToString(CultureInfo.InvariantCulture),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(folder, "rabbitmq"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(folder, "advanced.config"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(folder, "enabled_plugins"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none",

            // Then the server takes the place of the script, so that what is killed is the server.
            ["RUNNING_UNDER_SYSTEMD"] = "1",
        };
    }

    private sealed class Node(string name, int port, int innerPort)
    {
        public string Name { get; } = name;

        public int Port { get; } = port;

        public int InnerPort { get; } = innerPort;

        public KeptProcess? Process { get; set; }
    }
}
