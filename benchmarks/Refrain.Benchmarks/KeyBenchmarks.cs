using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Refrain.Keys;

namespace Refrain.Benchmarks;

/// <summary>A key of five scalar parameters, beside the bare hash of the same bytes.</summary>
[MemoryDiagnoser]
public class KeyBenchmarks
{
    private readonly Invoice _task = Invoice.Example;
    private readonly byte[] _message = TaskRegistry.Encode(Invoice.Example);
    private readonly byte[] _hash = new byte[32];

    /// <summary>The hash alone.</summary>
    [Benchmark(Baseline = true)]
    public int BareHash() => SHA256.HashData(_message, _hash);

    /// <summary>Encoding and hash, as the first use of a task's key costs.</summary>
    [Benchmark]
    public TaskKey Key() => new KeyCache().Get(_task);

    /// <summary>The key once more.</summary>
    [Benchmark]
    public TaskKey KeyAgain() => ((ITask)_task).Key;
}
