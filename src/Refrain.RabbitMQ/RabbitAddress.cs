using System.Globalization;
using RabbitMQ.Client;

namespace Refrain.RabbitMQ;

/// <summary>Reads an address such as <c>amqp://ann:secret@broker1.example:5672,broker2.example/pipelines?prefix=nightly</c>: several hosts are nodes of one cluster.</summary>
internal sealed class RabbitAddress
{
    private const string DefaultPrefix = "refrain";

    private RabbitAddress()
    {
    }

    public required IReadOnlyList<AmqpTcpEndpoint> Nodes { get; init; }

    public required string User { get; init; }

    public required string Password { get; init; }

    public required string Host { get; init; }

    /// <summary>What the names of all queues and exchanges begin with.</summary>
    public required string Prefix { get; init; }

    public required string? CertificateAuthorityFile { get; init; }

    public required string? CertificateFile { get; init; }

    public required string? KeyFile { get; init; }

    public required bool IsSecure { get; init; }

    /// <summary>The address without user and password.</summary>
    public string Name =>
        $"{(IsSecure ? "amqps" : "amqp")}://{string.Join(',', Nodes.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.HostName}:{n.Port}")))}/{Uri.EscapeDataString(Host == "/" ? "" : Host)}{(Prefix == DefaultPrefix ? "" : "?prefix=" + Prefix)}";

    /// <summary>Reads an address.</summary>
    /// <exception cref="ArgumentException">It is none. What it says is not repeated, as there may be a password in it.</exception>
    public static RabbitAddress Read(string address)
    {
        try
        {
            return ReadParts(address);
        }
        catch (FormatException e)
        {
            throw new ArgumentException(
                $"This is no address of a RabbitMQ broker (it is not shown, since it may hold a password): {e.Message} Write amqp://USER:PASSWORD@HOST:PORT/VHOST, several nodes of a cluster with commas between; amqps:// for TLS.",
                nameof(address));
        }
    }

    private static RabbitAddress ReadParts(string address)
    {
        var isSecure = address.StartsWith("amqps://", StringComparison.OrdinalIgnoreCase);
        if (!isSecure && !address.StartsWith("amqp://", StringComparison.OrdinalIgnoreCase))
            throw new FormatException("It does not begin with amqp:// or amqps://.");
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var (prefix, authority, certificate, key) = (DefaultPrefix, (string?)null, (string?)null, (string?)null);
        if (rest.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query)
        {
            foreach (var part in rest[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var pair = part.Split('=', 2);
                var value = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
                switch (pair[0])
                {
                    case "prefix" when value.Length > 0 && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'):
                        prefix = value;
                        break;
                    case "ca" when value.Length > 0:
                        authority = value;
                        break;
                    case "cert" when value.Length > 0:
                        certificate = value;
                        break;
                    case "key" when value.Length > 0:
                        key = value;
                        break;
                    default:
                        throw new FormatException("It may say ?prefix=NAME, of letters, digits, - and _, and ca=FILE, cert=FILE and key=FILE, joined by &.");
                }
            }

            rest = rest[..query];
        }

        var (user, password) = ("guest", "guest");
        if (EndOfUser(rest) is >= 0 and var at)
        {
            var pair = rest[..at].Split(':', 2);
            user = Uri.UnescapeDataString(pair[0]);
            password = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
            rest = rest[(at + 1)..];
        }

        if (!isSecure && (authority ?? certificate ?? key) is not null)
            throw new FormatException("Certificates are for amqps://.");
        var host = "/";
        if (rest.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash)
        {
            if (slash + 1 < rest.Length)
                host = Uri.UnescapeDataString(rest[(slash + 1)..]);
            rest = rest[..slash];
        }

        return new()
        {
            Nodes = [.. rest.Split(',').Select(n => NodeOf(n, isSecure))],
            User = user,
            Password = password,
            Host = host,
            Prefix = prefix,
            CertificateAuthorityFile = authority,
            CertificateFile = certificate,
            KeyFile = key,
            IsSecure = isSecure,
        };
    }

    /// <summary>Where the sign is that ends user and password: a virtual host may have one too, behind the slash; a slash before all of them is of a password that was not escaped.</summary>
    private static int EndOfUser(string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && rest[..slash].LastIndexOf('@') is >= 0 and var at ? at : rest.LastIndexOf('@');
    }

    private static AmqpTcpEndpoint NodeOf(string text, bool isSecure)
    {
        var port = isSecure ? 5671 : 5672;
        var colon = text.LastIndexOf(':');
        if (colon > text.LastIndexOf(']') && !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port))
            throw new FormatException("A port is no number.");
        var name = colon > text.LastIndexOf(']') ? text[..colon] : text;
        return name.Length > 0 && Uri.CheckHostName(name) != UriHostNameType.Unknown ? new(name, port) : throw new FormatException("A host is missing or none.");
    }
}
