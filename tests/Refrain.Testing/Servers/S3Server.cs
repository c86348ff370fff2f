namespace Refrain.Testing.Servers;

/// <summary>A private server that speaks the protocol of S3, on a loopback port.</summary>
public abstract class S3Server : IDisposable
{
    /// <summary>The bucket that is made for the tests.</summary>
    public const string Bucket = "refrain";

    /// <summary>The server's address.</summary>
    public abstract Uri Url { get; }

    /// <summary>The access key of the user.</summary>
    public string AccessKey => "refrain-access";

    /// <summary>The secret key of the user.</summary>
    public string SecretKey => "refrain-secret";

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>A server that the tests of one process share. It is started when it is first asked for.</summary>
    protected static Lazy<T> Share<T>(Func<T> start)
        where T : S3Server => new(() =>
        {
            var server = start();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
            return server;
        });
}
