using Refrain.Keys;

namespace Refrain;

/// <summary>
/// What a web server has at an address. Its version is the SHA-256 of the content. An <c>ETag</c> that stands for the very bytes, or a
/// <c>Last-Modified</c> that was over when it was given, is the quick test: the server is asked whether there is anything else since. Binds like a
/// <see cref="FileSource"/>, in all its forms; what a task is given are the bytes that were observed, or it fails with a <see cref="SourceChangedException"/>.
/// </summary>
/// <remarks>
/// <para>The client is the pipeline's service <see cref="HttpClient"/>, where it has one: for headers, credentials, proxies, or made by a factory. Its
/// <see cref="HttpClient.Timeout"/> is also the longest time that no byte of the content may come. Otherwise it is one with the defaults.</para>
/// <para>The address is written down in the store and in reports: it is no place for secrets.</para>
/// </remarks>
/// <param name="Url">The absolute http or https address, which is the identity as it is given.</param>
public sealed record HttpSource(string Url) : TaskRecord, ITask<byte[]>, ITaskType
{
    static TaskDescription ITaskType.Describe() => new TaskDescription("Refrain.HttpSource", "What a web server has at an address.")
        .Source()
        .With(new HttpObservation())
        .Add(Parameter.String("Url").WithSummary("The absolute http or https address."));

    static ITask ITaskType.Read(ref KeyReader reader) => new HttpSource(reader.NextString());

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<HttpSource>(ref writer);
        writer.NextString(Url);
        return type;
    }
}
