using Refrain.Collections;
using Refrain.Keys;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// A task on its way to a worker: its message and the versions of its inputs. What it requires statically the worker finds out from the task, as the driver did; what it
/// requires at run time is sent along.
/// </summary>
internal static class WorkerAssignment
{
    // With the most bytes that each may have in the catalog, 64 MiB.
    private const int MostSupplied = 4096;

    // The hash of the code, before the lines that say what it is of.
    private const int FingerprintDigits = 32;

    /// <summary>Writes a task.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="assignment">The task.</param>
    /// <param name="number">Its number, above 0, which no other has in this run.</param>
    public static void Write(BinaryWriter writer, Assignment assignment, int number)
    {
        var (node, attempt) = assignment;
        writer.Write(number);
        writer.WriteTask(node.Task);
        writer.Write(node.Key.GetHashCode());
        writer.Write7BitEncodedInt(attempt);
        writer.WriteText(CodeSpanOf(node.Descriptor));
        for (var r = 0; r < node.Required.Length; r++)
        {
            var isSent = node.Descriptor.Requirements[r].Kind == RequirementKind.Runtime;
            writer.Write7BitEncodedInt(node.Required[r].Length);
            if (!isSent)
                writer.Write(OrderOf(node.Required[r]));
            foreach (var input in node.Required[r])
            {
                if (isSent)
                    writer.WriteTask(input.Task);
                writer.WriteHash(input.Version!.Value);
            }
        }
    }

    /// <summary>Reads a task.</summary>
    /// <param name="bytes">What <see cref="Write"/> wrote.</param>
    /// <param name="failed">Takes it if this program cannot run it.</param>
    /// <returns>The task, with a node whose order is its number; <see langword="null"/> if this program cannot run it.</returns>
    public static Assignment? Read(byte[] bytes, List<(int Number, RunResult Result)> failed)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
        return Read(reader, bytes.Length, failed, out var key) is { } assignment && Check(assignment.Node, key, failed) ? assignment : null;
    }

    /// <summary>Reads a task among others.</summary>
    /// <param name="reader">Where what <see cref="Write"/> wrote begins; afterwards it is at its end, whatever came of it.</param>
    /// <param name="length">How many bytes that has.</param>
    /// <param name="failed">Takes it if this program cannot run it.</param>
    /// <param name="key">What <see cref="Check"/> asks for, once the keys of many were computed.</param>
    /// <returns>As <see cref="Read(byte[], List{ValueTuple{int, RunResult}})"/>.</returns>
    public static Assignment? Read(BinaryReader reader, int length, List<(int Number, RunResult Result)> failed, out int key)
    {
        key = 0;
        var end = reader.BaseStream.Position + length;
        if (length < 0 || end > reader.BaseStream.Length)
            throw new EndOfStreamException();
        var number = reader.ReadInt32();
        try
        {
            return Read(reader, number, out key);
        }
        catch (Exception e) when (e is KeyFormatException or RequirementException)
        {
            failed.Add((number, RunResult.Failed(new RequirementException($"A worker cannot run this task: {e.Message} Start workers and driver from one build.", e))));
            return null;
        }
        finally
        {
            reader.BaseStream.Position = end;
        }
    }

    /// <summary>Sees that a task came out of its message as the one that was sent.</summary>
    /// <param name="node">The task.</param>
    /// <param name="key">What was read with it.</param>
    /// <param name="failed">Takes it if it is another one: nobody would wait for what is made of that.</param>
    /// <returns>Whether it did.</returns>
    public static bool Check(Node node, int key, List<(int Number, RunResult Result)> failed)
    {
        if (node.Key.GetHashCode() == key)
            return true;
        failed.Add((node.Order, RunResult.Failed(new RequirementException(
            $"The message of a task came out as {node.Task}, which is another one: making the record of its parameters must change none of them. Look for members with an initialiser of their own, and for constructors that compute."))));
        return false;
    }

    /// <summary>The number of a task that <see cref="Write"/> wrote; 0 if it is none.</summary>
    public static int NumberOf(ReadOnlySpan<byte> bytes) => bytes.Length >= sizeof(int) ? System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;

    /// <summary>Looks up the sources among the inputs, which tasks read as they were observed.</summary>
    /// <param name="assignments">The tasks.</param>
    /// <param name="catalog">Has what was observed.</param>
    /// <param name="failed">Takes those whose sources are no longer there.</param>
    public static void SupplySources(IEnumerable<Assignment> assignments, ICatalog catalog, List<(int Number, RunResult Result)> failed)
    {
        var sources = new List<(int Number, Node Source)>();
        foreach (var (node, _) in assignments)
        {
            foreach (var required in node.Required)
            {
                foreach (var input in required)
                {
                    if (input.Descriptor.Kind == TaskKind.Source)
                        sources.Add((node.Order, input));
                }
            }
        }

        if (sources.Count == 0)
            return;
        var entries = catalog.FindAsync([.. sources.Select(s => s.Source.Key)]).AsTask().GetAwaiter().GetResult();
        foreach (var (number, source) in sources)
        {
            if (entries.TryGetValue(source.Key, out var entry) && entry.Version == source.Version)
                source.Current = entry;
            else
                failed.Add((number, RunResult.Failed(new SourceChangedException(source.Task))));
        }
    }

    /// <summary>
    /// Looks up what tasks made that the tasks read, in one question for all of them: each by itself would be asked for when its task begins. What is not found here, or not kept until then, is asked for then.
    /// </summary>
    /// <param name="assignments">The tasks.</param>
    /// <param name="catalog">Has what was made.</param>
    /// <param name="kept">Takes it, and has what was made here.</param>
    public static void SupplyInputs(IEnumerable<Assignment> assignments, ICatalog catalog, KeptArtifacts kept)
    {
        // Two questions cost more than one, and no more than that.
        const int Few = 2;
        var missing = new Dictionary<TaskKey, ContentHash>();
        foreach (var (node, _) in assignments)
        {
            var count = 0;
            foreach (var required in node.Required)
                count += required.Length;
            if (count > TaskExecution.FewFetched)
                continue;
            foreach (var required in node.Required)
            {
                foreach (var input in required)
                {
                    if (missing.Count < MostSupplied && input.Descriptor.Kind == TaskKind.Task && !kept.Has(input.Key, input.Version!.Value))
                        missing[input.Key] = input.Version.Value;
                }
            }
        }

        if (missing.Count < Few)
            return;
        IReadOnlyDictionary<TaskKey, CatalogEntry> found;
        try
        {
            found = catalog.FindAsync([.. missing.Keys], withBytes: true).AsTask().GetAwaiter().GetResult();
        }
        catch (StoreException)
        {
            // The tasks that read it meet with the same, and it is theirs to say.
            return;
        }

        foreach (var (key, entry) in found)
        {
            // What is damaged in the catalog must not be kept until it was made again there.
            if (entry.Version == missing[key] && entry.Inline is { } bytes && ContentHash.Of(bytes.Span) == entry.Version)
                kept.Add(entry, null);
        }
    }

    /// <summary>A node of something that is complete.</summary>
    public static Node Known(ITask task, ContentHash version)
    {
        var node = new Node(task, 0);
        Know(node, version);
        return node;
    }

    private static void Know(Node node, ContentHash version)
    {
        node.State = NodeState.UpToDate;
        node.CompleteWith(version);
    }

    private static Assignment Read(BinaryReader reader, int number, out int key)
    {
        key = 0;
        var task = reader.ReadTask();
        key = reader.ReadInt32();
        var attempt = reader.Read7BitEncodedInt();
        var node = new Node(task, number);
        if (!reader.ReadsAs(CodeSpanOf(node.Descriptor)))
            throw new RequirementException($"{task} has other code here than where the run was started.");
        if (node.Required.Length == 0)
            return new(node, attempt);
        var set = new RequirementSet();
        node.Descriptor.RequirementsOf(task, set);
        for (var r = 0; r < node.Required.Length; r++)
        {
            var count = reader.Read7BitEncodedInt();
            if (node.Descriptor.Requirements[r].Kind != RequirementKind.Runtime)
            {
                var known = Distinct(set[r]);
                if (OrderOf(known) != reader.ReadUInt64() || known.Length != count)
                    throw new RequirementException($"Requirement '{node.Descriptor.Requirements[r].Name}' of {task} gives other tasks here than where the run was started, or in another order: it depends on more than the parameters.");
                foreach (var input in known)
                    Know(input, reader.ReadHash());
                node.Require(r, known);
                continue;
            }

            var inputs = new Node[count];
            for (var i = 0; i < inputs.Length; i++)
                inputs[i] = Known(reader.ReadTask(), reader.ReadHash());
            node.Require(r, inputs);
        }

        return new(node, attempt);
    }

    /// <summary>Tells tasks in one order from others and from the same in another order, as versions are sent for places alone. Not of cryptographic strength, which the keys have.</summary>
    private static ulong OrderOf(Node[] nodes)
    {
        const ulong Factor = 0x9E37_79B9_7F4A_7C15; // odd, so that no place is lost
        var order = 0UL;
        foreach (var node in nodes)
            order = unchecked((order * Factor) + (uint)node.Key.GetHashCode() + 1);
        return order;
    }

    /// <summary>Nodes of tasks, each of which is taken once.</summary>
    private static Node[] Distinct(IReadOnlyList<ITask> tasks)
    {
        if (tasks.Count == 1)
            return [new(tasks[0], 0)];

        // Several keys are computed at once, and nothing is looked up among few.
        var keys = new KeyBatch();
        foreach (var task in tasks)
            keys.Add(task);
        keys.Complete();
        if (tasks.Count == 2)
            return tasks[0].Key == tasks[1].Key ? [new(tasks[0], 0)] : [new(tasks[0], 0), new(tasks[1], 1)];
        var nodes = new NodeTable();
        nodes.Reserve(tasks.Count);
        for (var i = 0; i < tasks.Count; i++)
        {
            if (i + CacheLine.Ahead < tasks.Count)
                nodes.Expect(tasks[i + CacheLine.Ahead].Key);
            nodes.GetOrAdd(tasks[i], out _);
        }

        return [.. nodes.InOrder];
    }

    /// <summary>The hash of a task's code.</summary>
    public static string CodeOf(TaskDescriptor descriptor) => CodeSpanOf(descriptor).ToString();

    private static ReadOnlySpan<char> CodeSpanOf(TaskDescriptor descriptor) =>
        descriptor.Fingerprint is { Length: > FingerprintDigits } fingerprint ? fingerprint.AsSpan(0, FingerprintDigits) : descriptor.Fingerprint;
}
