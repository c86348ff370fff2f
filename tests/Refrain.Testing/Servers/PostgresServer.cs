using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Refrain.Testing.Servers;

/// <summary>
/// A private PostgreSQL server: its data are in a temporary folder of its own, it listens on a loopback port and on a Unix socket in that folder, and it ends with the process
/// that started it, however that ends. Most tests share <see cref="Shared"/>; those that kill the server start one for themselves. Thread-safe.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>The user that owns everything in the server; no password is asked for.</summary>
    public const string User = "refrain";

    // The shell is the server's parent and reaps it at once. When its input ends, because the test process closed it or is gone, it kills the server.
    private const string Keeper = """
        exec 3<&0
        "$@" </dev/null >>"$LOG" 2>&1 3<&- &
        pid=$!
        echo $pid
        (cat <&3 >/dev/null; kill -QUIT $pid) &
        watch=$!
        wait $pid
        kill $watch
        """;

    private static readonly Lazy<PostgresServer> s_shared = new(() =>
    {
        var server = new PostgresServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    private static int s_databases;

    private readonly Lock _gate = new();
    private readonly string _folder;
    private Process? _keeper;
    private int _pid;

    /// <summary>Makes the data and starts the server.</summary>
    /// <param name="settings">Settings of the server beside the usual, as <c>name=value</c>.</param>
    public PostgresServer(params string[] settings)
    {
        if (Missing is { } why)
            throw new InvalidOperationException(why);
        Settings = settings;
        _folder = Directory.CreateTempSubdirectory("refrain-pg-").FullName;
        if (IsRoot)
            Run("chown", "postgres", _folder);
        Port = FreePort();
        Run(Program("initdb"), "-D", DataFolder, "-U", User, "-A", "trust", "--no-locale", "-E", "UTF8", "--no-sync");
        Start();
    }

    /// <summary>Has the server show a certificate to whoever wants a secured connection; counts from the next <see cref="Start"/> on.</summary>
    /// <param name="authority">Signs it.</param>
    /// <param name="name">The name that is in it.</param>
    public void Secure(CertificateAuthority authority, string name)
    {
        var (certificate, key) = authority.Sign(name);
        string[] files = [Path.Combine(_folder, "server.pem"), Path.Combine(_folder, "server.key")];
        File.Copy(certificate, files[0]);
        File.Copy(key, files[1]);
        if (IsRoot)
            Run("chown", ["postgres", .. files]);
        Settings = [.. Settings, "ssl=on", $"ssl_cert_file={files[0]}", $"ssl_key_file={files[1]}"];
    }

    /// <summary>The server that the tests of one process share. It is started when it is first asked for.</summary>
    public static PostgresServer Shared => s_shared.Value;

    /// <summary>Why there can be no server here; null where its programs are installed.</summary>
    public static string? Missing { get; } = ProgramFolder is null
        ? "PostgreSQL's server is not installed: there is no /usr/lib/postgresql/*/bin/postgres (on Debian: apt-get install postgresql)."
        : null;

    /// <summary>The loopback port.</summary>
    public int Port { get; }

    /// <summary>The folder of the Unix socket.</summary>
    public string SocketFolder => _folder;

    /// <summary>What the server was told beside the usual; counts from the next <see cref="Start"/> on.</summary>
    public IReadOnlyList<string> Settings { get; set; }

    /// <summary>The process id of the server's first process.</summary>
    public int ProcessId => _pid;

    private static string? ProgramFolder =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "postgres"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    private string DataFolder => Path.Combine(_folder, "data");

    private string Log => Path.Combine(_folder, "log");

    /// <summary>How to connect over the loopback port.</summary>
    public string ConnectionString(string database = "postgres") =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={User};Database={database}");

    /// <summary>How to connect over the Unix socket, which is three times as fast.</summary>
    public string SocketConnectionString(string database = "postgres") =>
        string.Create(CultureInfo.InvariantCulture, $"Host={SocketFolder};Port={Port};Username={User};Database={database}");

    /// <summary>Makes an empty database with a name of its own, and gives the name.</summary>
    public string CreateDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref s_databases)}");
        Execute($"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>Runs SQL as the owner of everything, and gives what <c>psql</c> prints of it, unaligned and without heads.</summary>
    public string Execute(string sql, string database = "postgres") =>
        Run(Program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", SocketFolder, "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", User, "-d", database, "-c", sql).TrimEnd('\n');

    /// <summary>Starts the server on the data that are there, and waits until it takes connections.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_keeper is not null)
                throw new InvalidOperationException("The server is running already.");
            for (var deadline = Stopwatch.StartNew(); !TryStart();)
            {
                // What a killed server leaves behind may be in use for a moment more.
                if (deadline.Elapsed > TimeSpan.FromSeconds(30))
                    throw new InvalidOperationException($"The PostgreSQL server does not start:\n{File.ReadAllText(Log)}");
                Thread.Sleep(50);
            }
        }
    }

    /// <summary>Stops the server as an administrator would: transactions that are open are rolled back, and everything is written down.</summary>
    public void Stop() => End("-INT");

    /// <summary>Kills all processes of the server at once, as a crash of the machine would.</summary>
    public void Kill() => End("-9");

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_keeper is not null)
                End("-QUIT");
            if (Directory.Exists(_folder))
                Directory.Delete(_folder, recursive: true);
        }
    }

    private bool TryStart()
    {
        var start = StartOf("/bin/sh", [
            "-c", Keeper, "sh", Program("postgres"), "-D", DataFolder,
            "-c", string.Create(CultureInfo.InvariantCulture, $"port={Port}"), "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}",
            // A killed server's pages are the operating system's to write: nothing is lost by these.
            "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200",
            .. Settings.SelectMany(s => new[] { "-c", s })]);
        start.RedirectStandardInput = true;
        start.Environment["LOG"] = Log;
        var keeper = Process.Start(start)!;
        _pid = int.Parse(keeper.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        while (!keeper.HasExited)
        {
            if (IsReady())
            {
                _keeper = keeper;
                return true;
            }

            Thread.Sleep(10);
        }

        keeper.Dispose();
        return false;
    }

    private bool IsReady()
    {
        using var process = Process.Start(StartOf(Program("pg_isready"), ["-q", "-h", SocketFolder, "-p", Port.ToString(CultureInfo.InvariantCulture)]))!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private void End(string signal)
    {
        lock (_gate)
        {
            if (_keeper is not { } keeper)
                throw new InvalidOperationException("The server is not running.");
            var pids = string.Equals(signal, "-9", StringComparison.Ordinal) ? [_pid, .. Children(_pid)] : new[] { _pid };
            using (var kill = Process.Start(new ProcessStartInfo("/bin/kill", [signal, .. pids.Select(p => p.ToString(CultureInfo.InvariantCulture))]) { RedirectStandardError = true })!)
                kill.WaitForExit();
            keeper.WaitForExit();
            keeper.Dispose();
            _keeper = null;
        }
    }

    /// <summary>The processes whose parent one is.</summary>
    private static IEnumerable<int> Children(int parent)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
                continue;
            string stat;
            try
            {
                stat = File.ReadAllText(Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                continue; // It is gone by now.
            }

            // The name, in parentheses, may hold anything; state and parent follow it.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            if (int.Parse(fields[1], CultureInfo.InvariantCulture) == parent)
                yield return pid;
        }
    }

    private static string Program(string name) => Path.Combine(ProgramFolder!, name);

    /// <summary>How to start a program as a user that the server runs as, which is never root.</summary>
    private ProcessStartInfo StartOf(string program, IEnumerable<string> arguments)
    {
        string[] whole = IsRoot && program != "chown"
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments]
            : [program, .. arguments];
        return new(whole[0], whole[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
    }

    private string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(StartOf(program, arguments))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}{error.Result}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
