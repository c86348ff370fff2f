using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Refrain.Testing.Servers;

/// <summary>An authority that nobody trusts but who has its file. It signs certificates of servers and users, all in PEM. Immutable.</summary>
public sealed class CertificateAuthority : IDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly string _folder;
    private int _last;

    /// <summary>Makes an authority.</summary>
    /// <param name="folder">Where the files are.</param>
    public CertificateAuthority(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Refrain's tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        File = Write("ca.pem", _certificate.ExportCertificatePem());
    }

    /// <summary>The file of its certificate.</summary>
    public string File { get; }

    /// <summary>Signs a certificate.</summary>
    /// <param name="name">The name of the server, or of the user.</param>
    /// <returns>The files of certificate and key.</returns>
    public (string Certificate, string Key) Sign(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
        var number = Interlocked.Increment(ref _last);
        using var certificate = request.Create(_certificate, _certificate.NotBefore, _certificate.NotAfter, [1, (byte)number]);
        return (Write($"{name}-{number}.pem", certificate.ExportCertificatePem()), Write($"{name}-{number}.key", key.ExportPkcs8PrivateKeyPem()));
    }

    /// <inheritdoc/>
    public void Dispose() => _certificate.Dispose();

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content + "\n");
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
