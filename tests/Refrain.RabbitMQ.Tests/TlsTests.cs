using System.Globalization;
using Refrain.Brokers;
using Refrain.Postgres;
using Refrain.Stores;
using Refrain.Testing;
using Refrain.Testing.Servers;

namespace Refrain.RabbitMQ.Tests;

/// <summary>Secured connections to broker and database, whose certificates are signed by an authority that is told by its file.</summary>
[NeedsServer(typeof(RabbitServer))]
public sealed class TlsTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();
    private readonly Site _site = new();
    private readonly CertificateAuthority _stranger;

    public TlsTests() => _stranger = new(Path.Combine(_folder.Path, "stranger"));

    private static CertificateAuthority Authority => RabbitServer.Shared.Authority;

    public void Dispose()
    {
        _site.Dispose();
        _stranger.Dispose();
        _folder.Dispose();
    }

    [ServerFact]
    public async Task Driver_and_worker_meet_at_servers_that_prove_who_they_are()
    {
        using var postgres = Postgres();
        var store = $"{Database(postgres, "localhost")}&sslmode=verify-full&sslrootcert={Authority.File}&folder={Path.Combine(_folder.Path, "store")}";
        var (certificate, key) = Authority.Sign("ann");
        var broker = Address($"?ca={Authority.File}&cert={certificate}&key={key}");
        _site.Start(["worker", "--broker", broker, "--store", store]);
        var driver = _site.Start(["run", "Everything", "--groups", "1", "--broker", broker, "--store", store, "--json"]);
        Assert.Equal(await _site.LocallyAsync("Everything", "--groups", "1"), Site.Made(await driver.EndAsync(), "executed"));
    }

    [ServerFact]
    public async Task A_broker_that_does_not_prove_who_it_is_is_refused_at_once_with_what_to_do()
    {
        Assert.Contains("Name the file of that authority: ?ca=FILE", await RefusalAsync(Address("")), StringComparison.Ordinal);
        Assert.Contains("is not signed by the authority of the file that ca names", await RefusalAsync(Address($"?ca={_stranger.File}")), StringComparison.Ordinal);
        Assert.Contains("does not prove that it is 127.0.0.1: it is of another name", await RefusalAsync(Address($"?ca={Authority.File}").Replace("localhost", "127.0.0.1", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("'/nowhere/ca.pem' of the authority", await RefusalAsync(Address("?ca=/nowhere/ca.pem")), StringComparison.Ordinal);
        Assert.Contains("There is no certificate in it", await RefusalAsync(Address($"?ca={Authority.Sign("x").Key}")), StringComparison.Ordinal);
        Assert.Contains("of the certificate that is shown", await RefusalAsync(Address($"?ca={Authority.File}&cert={Authority.File}")), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_certificate_is_shown_to_the_broker_that_asks_for_one()
    {
        await SendAsync(Address($"?ca={Authority.File}"));
        var (certificate, key) = Authority.Sign("ann");
        await SendAsync(Address($"?ca={Authority.File}&cert={certificate}&key={key}"));

        // That this one is refused shows that it was seen.
        (certificate, key) = _stranger.Sign("ann");
        Assert.Contains("whether it asks for a certificate that it knows", await RefusalAsync(Address($"?ca={Authority.File}&cert={certificate}&key={key}"), TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task A_database_that_does_not_prove_who_it_is_is_refused_at_once_with_what_to_do()
    {
        using var postgres = Postgres();
        foreach (var address in new[]
                 {
                     $"{Database(postgres, "localhost")}&sslmode=verify-full",
                     $"{Database(postgres, "localhost")}&sslmode=verify-full&sslrootcert={_stranger.File}",
                     $"{Database(postgres, "127.0.0.1")}&sslmode=verify-full&sslrootcert={Authority.File}",
                 })
        {
            var error = await Assert.ThrowsAsync<StoreException>(async () => await PostgresCatalog.OpenAsync(address).AsTask().WaitAsync(s_patience));
            Assert.Contains("does not prove who it is", error.Message, StringComparison.Ordinal);
            Assert.Contains("(sslrootcert=FILE), and the server by the name that is in it", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        }

        // What is not asked to prove it need not; this is what PostgreSQL's own programs do.
        await using var catalog = await PostgresCatalog.OpenAsync($"{Database(postgres, "127.0.0.1")}&sslmode=require");
    }

    private static PostgresServer Postgres()
    {
        var server = new PostgresServer();
        server.Secure(Authority, "localhost");
        server.Stop();
        server.Start();
        return server;
    }

    private static string Database(PostgresServer server, string host) =>
        string.Create(CultureInfo.InvariantCulture, $"postgres://{PostgresServer.User}:s3cret@{host}:{server.Port}/{server.CreateDatabase()}?Timeout=10");

    private string Address(string options) => $"amqps://guest:guest@{_site.Rabbit.SecureServer}/{_site.Host}{options}";

    private static async Task SendAsync(string address, TimeSpan? patience = null)
    {
        await using var broker = RabbitBroker.Open(address, patience is { } some ? new() { Patience = some } : null);
        await broker.SendAsync([new BrokerMessage(new(BrokerAddressKind.Workers, ""), new byte[1], new Dictionary<string, string>())]).AsTask().WaitAsync(s_patience);
    }

    private static async Task<string> RefusalAsync(string address, TimeSpan? patience = null) =>
        (await Assert.ThrowsAsync<BrokerException>(() => SendAsync(address, patience))).Message;
}
