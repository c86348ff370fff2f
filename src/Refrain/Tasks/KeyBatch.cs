using System.Runtime.CompilerServices;

namespace Refrain.Keys;

// Here, not among the keys, which know nothing of descriptors.

/// <summary>Computes the keys of many tasks, several at once: what each would compute when it is asked is there before. Not thread-safe.</summary>
internal sealed class KeyBatch
{
    // Longer encodings are rare, and the library is good at them.
    private const int MostBlocks = 4;

    private readonly Class?[] _byBlocks = new Class?[MostBlocks + 1];

    /// <summary>Takes a task, whose key is there after <see cref="Complete"/> at the latest.</summary>
    [SkipLocalsInit]
    public void Add(ITask task)
    {
        if (!ShortHashes.IsSupported || task is not ITaskType type)
            return;
        ref var cache = ref KeyCache.Of(type);
        if (cache.IsKnown(type))
            return;
        var writer = new KeyWriter(stackalloc byte[KeyWriter.StackSize], KeyForm.Key);
        try
        {
            cache.Know(TaskDescriptor.Encode(ref writer, type));
            var blocks = ShortHashes.BlocksOf(writer.Written.Length);
            if (blocks <= MostBlocks)
                (_byBlocks[blocks] ??= new(blocks)).Add(type, writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Computes what is left.</summary>
    public void Complete()
    {
        foreach (var some in _byBlocks)
            some?.Complete();
    }

    /// <summary>Tasks whose encodings have the same number of blocks.</summary>
    private sealed class Class(int blocks)
    {
        private readonly ShortHashes _hashes = new(blocks);
        private readonly ITaskType[] _tasks = new ITaskType[ShortHashes.Lanes];
        private int _count;

        public void Add(ITaskType task, ReadOnlySpan<byte> encoding)
        {
            _hashes.Set(_count, encoding);
            _tasks[_count++] = task;
            if (_count == _tasks.Length)
                Complete();
        }

        public void Complete()
        {
            if (_count == 0)
                return;
            _hashes.Hash();
            Span<uint> words = stackalloc uint[8];
            for (var i = 0; i < _count; i++)
            {
                _hashes.Get(i, words);
                KeyCache.Of(_tasks[i]).Know(_tasks[i], TaskKey.FromWords(words));
            }

            Array.Clear(_tasks);
            _count = 0;
        }
    }
}
