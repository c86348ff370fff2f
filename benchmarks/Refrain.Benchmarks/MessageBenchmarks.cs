using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Refrain.Benchmarks;

/// <summary>A task as a message and back, beside System.Text.Json with its source generator.</summary>
[MemoryDiagnoser]
public class MessageBenchmarks
{
    private readonly Invoice _task = Invoice.Example;
    private readonly PlainInvoice _plain = PlainInvoice.Example;
    private readonly TaskRegistry _registry = new([TaskDescriptor.Of(Invoice.Example)]);
    private readonly byte[] _message = TaskRegistry.Encode(Invoice.Example);
    private readonly byte[] _json = JsonSerializer.SerializeToUtf8Bytes(PlainInvoice.Example, Json.Default.PlainInvoice);

    /// <summary>Refrain's message.</summary>
    [Benchmark]
    public byte[] Encode() => TaskRegistry.Encode(_task);

    /// <summary>Refrain's message back to the task.</summary>
    [Benchmark]
    public ITask Decode() => _registry.Decode(_message);

    /// <summary>JSON.</summary>
    [Benchmark]
    public byte[] JsonEncode() => JsonSerializer.SerializeToUtf8Bytes(_plain, Json.Default.PlainInvoice);

    /// <summary>JSON back to the record.</summary>
    [Benchmark]
    public PlainInvoice? JsonDecode() => JsonSerializer.Deserialize(_json, Json.Default.PlainInvoice);
}
