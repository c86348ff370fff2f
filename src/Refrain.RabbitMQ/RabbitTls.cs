using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;
using Refrain.Brokers;

namespace Refrain.RabbitMQ;

/// <summary>How connections are secured: whom the broker's certificate must be signed by, and which one is shown to it. Whoever is not who he says he is is told apart from one that is away.</summary>
internal sealed class RabbitTls
{
    private readonly string _broker;
    private readonly X509Certificate2Collection? _trusted;
    private readonly X509CertificateCollection? _own;

    /// <param name="address">Names the files, where the options do not.</param>
    /// <param name="options">Names the files otherwise.</param>
    /// <exception cref="BrokerException">One of them cannot be read.</exception>
    public RabbitTls(RabbitAddress address, RabbitBrokerOptions options)
    {
        _broker = address.Name;
        if ((address.CertificateAuthorityFile ?? options.CertificateAuthorityFile) is { } authority)
            _trusted = Read(authority, "the authority that signs the broker's certificate (ca)", LoadAll);
        if ((address.CertificateFile ?? options.CertificateFile) is { } certificate)
        {
            var key = address.KeyFile ?? options.KeyFile ?? certificate;
            _own = [Read(certificate, "the certificate that is shown to the broker (cert), with its key (key)", file => LoadWithKey(file, key))];
        }
    }

    /// <summary>The options of a connection to a node, which must have a certificate of this name.</summary>
    public SslOption For(string host)
    {
        var option = new SslOption(host, enabled: true)
        {
            CertificateValidationCallback = (_, certificate, chain, errors) => WhyNot(certificate, chain, errors) is { } why
                ? throw new AuthenticationException($"The certificate of the broker {_broker} does not prove that it is {host}: {why}.")
                : true,
        };
        if (_own is not null)
            option.Certs = _own;
        return option;
    }

    private string? WhyNot(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0)
            return "it has none";
        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
            return "it is of another name. Write that one into the address";
        if (_trusted is null)
            return (errors & SslPolicyErrors.RemoteCertificateChainErrors) == 0 ? null : $"this machine does not trust whoever signed it ({Status(chain)}). Name the file of that authority: ?ca=FILE";
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_trusted);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        using var copy = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return own.Build(copy) ? null : $"it is not signed by the authority of the file that ca names ({Status(own)}). Name the right one";
    }

    private static string Status(X509Chain? chain) => chain is null ? "no chain" : string.Join(", ", chain.ChainStatus.Select(static s => s.Status).Distinct());

    private static X509Certificate2Collection LoadAll(string file)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(file);
        return all.Count > 0 ? all : throw new CryptographicException("There is no certificate in it.");
    }

    private static X509Certificate2 LoadWithKey(string file, string key)
    {
        var certificate = X509Certificate2.CreateFromPemFile(file, key);
        if (!OperatingSystem.IsWindows())
            return certificate;

        // Windows shows only certificates whose keys it keeps itself.
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private T Read<T>(string file, string what, Func<string, T> load)
    {
        try
        {
            return load(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new BrokerException($"The broker {_broker} was not connected to: the file '{file}' of {what} cannot be read: {e.Message} It is to be in PEM.", e);
        }
    }
}
