using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Refrain.Benchmarks;

/// <summary>
/// A task as a message and back, beside System.Text.Json with its source generator: as a message, which says what it is of, and bare, which
/// only a reader that knows the type can read.
/// </summary>
[MemoryDiagnoser]
public class MessageBenchmarks
{
    private readonly Invoice _task = Invoice.Example;
    private readonly PlainInvoice _plain = PlainInvoice.Example;
    private readonly TaskRegistry _registry = new([TaskDescriptor.Of(Invoice.Example)]);
    private readonly byte[] _message = TaskRegistry.Encode(Invoice.Example);
    private readonly byte[] _json = JsonSerializer.SerializeToUtf8Bytes(PlainInvoice.Example, Json.Default.PlainTask);
    private readonly byte[] _bareJson = JsonSerializer.SerializeToUtf8Bytes(PlainInvoice.Example, Json.Default.PlainInvoice);

    /// <summary>Refrain's message.</summary>
    [Benchmark]
    public byte[] Encode() => TaskRegistry.Encode(_task);

    /// <summary>Refrain's message back to the task.</summary>
    [Benchmark]
    public ITask Decode() => _registry.Decode(_message);

    /// <summary>JSON with the task's name.</summary>
    [Benchmark]
    public byte[] JsonEncode() => JsonSerializer.SerializeToUtf8Bytes(_plain, Json.Default.PlainTask);

    /// <summary>JSON with the task's name back to the record.</summary>
    [Benchmark]
    public PlainTask? JsonDecode() => JsonSerializer.Deserialize(_json, Json.Default.PlainTask);

    /// <summary>JSON without a name.</summary>
    [Benchmark]
    public byte[] BareJsonEncode() => JsonSerializer.SerializeToUtf8Bytes(_plain, Json.Default.PlainInvoice);

    /// <summary>JSON without a name back to the record.</summary>
    [Benchmark]
    public PlainInvoice? BareJsonDecode() => JsonSerializer.Deserialize(_bareJson, Json.Default.PlainInvoice);
}
