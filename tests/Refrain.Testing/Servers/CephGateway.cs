using System.Globalization;

namespace Refrain.Testing.Servers;

/// <summary>
/// A private RADOS gateway of Ceph, which speaks the protocol of S3, with the monitor and the one store daemon that it needs. The store keeps its data in memory.
/// It starts in some 15 s.
/// </summary>
public sealed class CephGateway : S3Server
{
    private static readonly Lazy<CephGateway> s_shared = Share(() => new CephGateway());

    private readonly string _folder = Directory.CreateTempSubdirectory("refrain-ceph-").FullName;
    private readonly List<KeptProcess> _processes = [];

    private CephGateway()
    {
        var port = ServerPrograms.FreePort();
        Url = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        try
        {
            Start(port);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The server that the tests of one process share.</summary>
    public static CephGateway Shared => s_shared.Value;

    /// <summary>Why there can be no server here; null where its programs are installed.</summary>
    public static string? Missing { get; } = ServerPrograms.Missing("ceph", "ceph-authtool", "ceph-mon", "ceph-osd", "monmaptool", "radosgw", "radosgw-admin") is [var first, ..]
        ? $"Ceph's RADOS gateway is not installed: there is no {first} (on Debian: apt-get install radosgw ceph-mon ceph-osd)."
        : null;

    /// <inheritdoc/>
    public override Uri Url { get; }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var process in _processes.AsEnumerable().Reverse())
            process.Dispose();
        _processes.Clear();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private void Start(int port)
    {
        foreach (var folder in new[] { "mon", "osd", "rgw", "run", "log" })
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        var settings = Path.Combine(_folder, "ceph.conf");
        var keys = Path.Combine(_folder, "keyring");
        var map = Path.Combine(_folder, "monmap");
        var monitor = string.Create(CultureInfo.InvariantCulture, $"v2:127.0.0.1:{ServerPrograms.FreePort()}");
        var cluster = Guid.NewGuid().ToString();
        File.WriteAllText(settings, string.Create(CultureInfo.InvariantCulture, $"""
            [global]
            fsid = {cluster}
            mon host = {monitor}/0
            public network = 127.0.0.0/8
            keyring = {keys}
            run dir = {_folder}/run
            log file = {_folder}/log/$name.log
            pid file = {_folder}/run/$name.pid
            admin socket = {_folder}/run/$name.asok
            ms bind port min = 20000
            ms bind port max = 29999
            osd pool default size = 1
            osd pool default min size = 1
            osd pool default pg num = 4
            osd crush chooseleaf type = 0
            mon allow pool size one = true
            mon max pg per osd = 1000
            [mon.a]
            mon data = {_folder}/mon
            mon data avail crit = 1
            [osd.0]
            osd data = {_folder}/osd
            osd objectstore = memstore
            memstore device bytes = 4294967296
            [client.rgw]
            rgw data = {_folder}/rgw
            rgw frontends = beast endpoint=127.0.0.1:{port}

            """));

        ServerPrograms.Run("ceph-authtool", keys, "--create-keyring", "--gen-key", "-n", "mon.", "--cap", "mon", "allow *");
        ServerPrograms.Run("ceph-authtool", keys, "--gen-key", "-n", "client.admin", "--cap", "mon", "allow *", "--cap", "osd", "allow *");
        ServerPrograms.Run("ceph-authtool", keys, "--gen-key", "-n", "osd.0", "--cap", "mon", "allow profile osd", "--cap", "osd", "allow *");
        ServerPrograms.Run("ceph-authtool", keys, "--gen-key", "-n", "client.rgw", "--cap", "mon", "allow rw", "--cap", "osd", "allow rwx");
        ServerPrograms.Run("monmaptool", "--create", "--clobber", "--fsid", cluster, "--addv", "a", $"[{monitor}]", map);

        ServerPrograms.Run("ceph-mon", "-c", settings, "-i", "a", "--mkfs", "--monmap", map, "--keyring", keys);
        Keep("ceph-mon", "-c", settings, "-i", "a", "-f");
        var store = Guid.NewGuid().ToString();
        ServerPrograms.Run("ceph", "-c", settings, "--connect-timeout", "60", "osd", "new", store, "0");
        ServerPrograms.Run("ceph-osd", "-c", settings, "-i", "0", "--mkfs", "--osd-uuid", store);
        Keep("ceph-osd", "-c", settings, "-i", "0", "-f");
        ServerPrograms.Run("ceph", "-c", settings, "--connect-timeout", "60", "osd", "crush", "create-or-move", "osd.0", "1.0", "root=default", "host=h1");

        // This makes the gateway's pools too, for which it waits until the store is up.
        ServerPrograms.Run(
            "radosgw-admin", "-c", settings, "user", "create", "--uid=refrain", "--display-name=refrain", "--access-key", AccessKey, "--secret-key", SecretKey);
        Keep("radosgw", "-c", settings, "-n", "client.rgw", "-f").WaitUntil(() => ServerPrograms.IsOpen(port));
    }

    private KeptProcess Keep(string program, params IEnumerable<string> arguments)
    {
        var process = new KeptProcess(Path.Combine(_folder, "log", program + ".out"), program, arguments);
        _processes.Add(process);
        return process;
    }
}
