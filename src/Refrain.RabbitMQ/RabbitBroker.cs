using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client.Exceptions;
using Refrain.Brokers;

namespace Refrain.RabbitMQ;

/// <summary>
/// RabbitMQ as the broker between drivers and workers: quorum queues, confirmed publications, manual acknowledgements, dead letters. Lost connections are mended. Thread-safe.
/// </summary>
public sealed class RabbitBroker : ITaskBroker
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(2);

    private readonly RabbitAddress _address;
    private readonly RabbitTopology _topology;
    private readonly RabbitBrokerOptions _options;
    private readonly SemaphoreSlim _connecting = new(1);
    private RabbitSession? _session;
    private bool _isDisposed;

    private RabbitBroker(RabbitAddress address, RabbitBrokerOptions options)
    {
        (_address, _options) = (address, options);
        _topology = new(address.Prefix, options);
    }

    /// <inheritdoc/>
    public string Name => _address.Name;

    /// <summary>Names a broker. It is connected to when it is first used.</summary>
    /// <param name="address">
    /// <c>amqp://USER:PASSWORD@HOST:PORT/VHOST</c>, several nodes of a cluster as <c>HOST:PORT,HOST:PORT</c>; <c>amqps://</c> for TLS. <c>?prefix=NAME</c> is what the names of all queues and
    /// exchanges begin with (<c>refrain</c>): drivers and workers meet under one. <c>ca=FILE</c> is <see cref="RabbitBrokerOptions.CertificateAuthorityFile"/>,
    /// <c>cert=FILE</c> and <c>key=FILE</c> are <see cref="RabbitBrokerOptions.CertificateFile"/> and <see cref="RabbitBrokerOptions.KeyFile"/>.
    /// </param>
    /// <param name="options">How it is used.</param>
    /// <exception cref="ArgumentException">It is no such address. The message does not repeat it.</exception>
    public static RabbitBroker Open(string address, RabbitBrokerOptions? options = null) => new(RabbitAddress.Read(address), options ?? new());

    /// <inheritdoc/>
    public async ValueTask SendAsync(IReadOnlyList<BrokerMessage> messages, CancellationToken cancellationToken = default)
    {
        var left = messages;
        if (left.Count > 0)
        {
            await TryAsync(
                async session =>
                {
                    // What was not confirmed may have arrived: then it comes twice, which does no harm.
                    (var rest, var error) = await session.PublishAsync(left, cancellationToken).ConfigureAwait(false);
                    left = rest;
                    return rest.Count == 0 ? true : throw error!;
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> ReceiveAsync(BrokerAddress address, int most, Action<IBrokerDelivery> received, Action? mended = null, CancellationToken cancellationToken = default)
    {
        var receiver = new RabbitReceiver(this, _topology, address, most, received, mended);
        await receiver.StartAsync(cancellationToken).ConfigureAwait(false);
        return receiver;
    }

    /// <summary>Closes the connection. What was taken and not acknowledged comes again elsewhere.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connecting.WaitAsync().ConfigureAwait(false);
        _isDisposed = true;
        if (_session is not null)
            await CloseAsync(_session).ConfigureAwait(false);
        _session = null;
        _connecting.Release();
    }

    /// <summary>Whether it was the broker or the way there that failed, so that another connection may do better.</summary>
    internal static bool IsPassing(Exception e) => e is RabbitMQClientException or SocketException or IOException or TimeoutException or ObjectDisposedException or System.Threading.Channels.ChannelClosedException
        // The client gives up waiting so, with a token of its own; whoever has handed it another one looks at that.
        or OperationCanceledException;

    /// <summary>Does something by a connection, and again by the next if that is lost meanwhile, within the patience.</summary>
    internal async Task<T> TryAsync<T>(Func<RabbitSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var began = _options.Time.GetTimestamp();
        for (var wait = s_firstWait; ; wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait)
        {
            RabbitSession? session = null;
            try
            {
                session = await SessionAsync(cancellationToken).ConfigureAwait(false);
                return await work(session).ConfigureAwait(false);
            }
            catch (Exception e) when (IsPassing(e) && !cancellationToken.IsCancellationRequested)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                if (IsHopeless(e) || _options.Time.GetElapsedTime(began) > _options.Patience)
                    throw Failure(e);
                if (session is not null && !session.Closed.IsCompleted && e is not PublishException)
                    await LoseAsync(session).ConfigureAwait(false);
                Log($"The broker {Name} did not answer as it should ({Text(e)}); it is tried again.");
            }

            await Task.Delay(wait, _options.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Log(string message)
    {
        if (_options.Logger?.IsEnabled(LogLevel.Warning) == true)
            RabbitLog.Trouble(_options.Logger, message);
    }

    private async Task<RabbitSession> SessionAsync(CancellationToken cancellationToken)
    {
        await _connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_session is { Closed.IsCompleted: false } session)
                return session;
            if (_session is { } old)
            {
                _session = null;
                await CloseAsync(old).ConfigureAwait(false);
            }

            return _session = await RabbitSession.OpenAsync(_address, _topology, _options, Log, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _connecting.Release();
        }
    }

    private async Task LoseAsync(RabbitSession session)
    {
        await _connecting.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (_session == session)
                _session = null;
            await CloseAsync(session).ConfigureAwait(false);
        }
        finally
        {
            _connecting.Release();
        }
    }

    private static async ValueTask CloseAsync(RabbitSession session)
    {
        try
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsPassing(e))
        {
            // It was lost already.
        }
    }

    /// <summary>Whether trying again cannot help: the user is not let in, or what is there is of another kind.</summary>
    private static bool IsHopeless(Exception e) => e switch
    {
        BrokerUnreachableException { InnerException: { } inner } => IsHopeless(inner),
        AggregateException { InnerExceptions: var all } => all.Any(IsHopeless),
        AuthenticationFailureException or PossibleAuthenticationFailureException => true,
        OperationInterruptedException { ShutdownReason.ReplyCode: 403 or 406 or 530 } => true,
        _ when Untrusted(e) is not null => true,
        _ => false,
    };

    private BrokerException Failure(Exception e)
    {
        var text = Text(e).TrimEnd('.', ' ');
        if (Untrusted(e) is { } untrusted)
            return new BrokerException(untrusted.Message, e);
        return IsHopeless(e)
            ? new BrokerException($"The broker {Name} refuses: {text}. Look at user, password, virtual host and rights; queues of other settings need another ?prefix=.", e)
            : new BrokerException(string.Create(CultureInfo.InvariantCulture, $"The broker {Name} could not be used for {_options.Patience.TotalSeconds:F0} s: {text}. Look whether it runs and is reached from here{(_address.IsSecure ? ", and whether it asks for a certificate that it knows (?cert=FILE&key=FILE)" : "")}."), e);
    }

    /// <summary>Says of a server that it does not prove who it is.</summary>
    private static System.Security.Authentication.AuthenticationException? Untrusted(Exception? e) => e switch
    {
        System.Security.Authentication.AuthenticationException untrusted => untrusted,
        AggregateException { InnerExceptions: var all } => all.Select(Untrusted).FirstOrDefault(static u => u is not null),
        _ => e is null ? null : Untrusted(e.InnerException),
    };

    private static string Text(Exception e) => e switch
    {
        BrokerUnreachableException { InnerException: AggregateException { InnerExceptions: [var first, ..] } } => Text(first),
        BrokerUnreachableException { InnerException: { } inner } => Text(inner),
        OperationInterruptedException { ShutdownReason: { ReplyText: { Length: > 0 } reply } } => reply,
        PublishException { IsReturn: true } => "there is no queue for the message",
        PublishException => "the message was not taken",
        OperationCanceledException => "there was no answer in time",
        _ => e.Message,
    };
}
