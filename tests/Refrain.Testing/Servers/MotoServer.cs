using System.Globalization;

namespace Refrain.Testing.Servers;

/// <summary>A private moto server, which imitates S3 and keeps everything in memory.</summary>
public sealed class MotoServer : S3Server
{
    private const string Program = "moto_server";

    private static readonly Lazy<MotoServer> s_shared = Share(() => new MotoServer());

    private readonly string _folder = Directory.CreateTempSubdirectory("refrain-moto-").FullName;
    private readonly KeptProcess _process;

    private MotoServer()
    {
        var port = ServerPrograms.FreePort();
        Url = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _process = new(Path.Combine(_folder, "log"), Program, "-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture));
        _process.WaitUntil(() => ServerPrograms.IsOpen(port));
    }

    /// <summary>The server that the tests of one process share.</summary>
    public static MotoServer Shared => s_shared.Value;

    /// <summary>Why there can be no server here; null where its program is installed.</summary>
    public static string? Missing { get; } = ServerPrograms.Missing(Program) is [] ? null : "moto is not installed: there is no moto_server (pip install 'moto[server]').";

    /// <inheritdoc/>
    public override Uri Url { get; }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
