using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Refrain.Keys;

// Here, not among the keys, which know nothing of descriptors.

/// <summary>Computes the keys of many tasks, several at once: what each would compute when it is asked is there before. Not thread-safe.</summary>
internal sealed class KeyBatch
{
    // Longer encodings are rare, and the library is good at them.
    private const int MostBlocks = 4;

    private const int MostRecent = 16;

    // What a processor takes at once is worth the way to it many times over.
    private const int PartOfMany = 4096;

    private readonly Class?[] _byBlocks = new Class?[MostBlocks + 1];
    private readonly Recent[] _recent = new Recent[MostRecent];

    /// <summary>Computes the keys of many tasks on all processors. What a task's code throws is thrown: of several the first in the order of the tasks.</summary>
    public static void Compute(IReadOnlyList<ITask> tasks)
    {
        var parts = (tasks.Count + PartOfMany - 1) / PartOfMany;
        var errors = new ExceptionDispatchInfo?[parts];
        Parallel.For(0, parts, static () => new KeyBatch(), ComputePart, static _ => { });
        Array.Find(errors, static e => e is not null)?.Throw();

        KeyBatch ComputePart(int part, ParallelLoopState state, KeyBatch keys)
        {
            try
            {
                for (var i = part * PartOfMany; i < Math.Min(tasks.Count, (part + 1) * PartOfMany); i++)
                {
                    if (ShortHashes.IsSupported)
                        keys.Add(tasks[i]);
                    else
                        _ = tasks[i].Key;
                }

                keys.Complete();
            }
            catch (Exception e)
            {
                // Thrown when all have come so far, so that it does not depend on who was first.
                errors[part] = ExceptionDispatchInfo.Capture(e);
            }

            return keys;
        }
    }

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
            var encoding = writer.Written;
            var blocks = ShortHashes.BlocksOf(encoding.Length);
            if (blocks > MostBlocks || IsRecent(ref cache, type, encoding))
                return;
            (_byBlocks[blocks] ??= new(blocks)).Add(type, encoding);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Many tasks in turn mostly require the same few: what is encoded alike has the same key, which is not hashed again.</summary>
    private bool IsRecent(ref KeyCache cache, ITaskType task, ReadOnlySpan<byte> encoding)
    {
        ref var recent = ref _recent[(encoding.Length + encoding[^1] + encoding[encoding.Length / 2]) % MostRecent];
        if (recent.Task is { } known && encoding.SequenceEqual(recent.Encoding.AsSpan(0, recent.Length)))
        {
            ref var other = ref KeyCache.Of(known);
            if (!other.IsKnown(known))
                return false;
            cache.Know(task, other.Get(known));
            return true;
        }

        recent.Encoding ??= new byte[MostBlocks * ShortHashes.BlockSize];
        encoding.CopyTo(recent.Encoding);
        recent.Length = encoding.Length;
        recent.Task = task;
        return false;
    }

    /// <summary>Computes what is left.</summary>
    public void Complete()
    {
        foreach (var some in _byBlocks)
            some?.Complete();
    }

    private struct Recent
    {
        public byte[]? Encoding;
        public int Length;
        public ITaskType? Task;
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
