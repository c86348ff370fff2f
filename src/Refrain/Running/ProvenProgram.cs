using System.Reflection;
using System.Text;
using Refrain.Keys;

namespace Refrain.Running;

/// <summary>
/// Tasks that are asked for, and the part of the program that says what they are made of: every type that they reach, with its code. Two that have one name are answered
/// alike by one state of the catalog and of the sources.
/// </summary>
internal sealed class ProvenProgram
{
    private readonly Dictionary<string, TaskDescriptor> _types;

    private ProvenProgram(ContentHash name, Dictionary<string, TaskDescriptor> types)
    {
        Name = name;
        _types = types;
    }

    /// <summary>The hash of all this.</summary>
    public ContentHash Name { get; }

    /// <summary>The program that some tasks reach.</summary>
    /// <returns>
    /// <see langword="null"/> if it cannot be told from a later one: if a source is among the tasks, or the code of a type is not known at all.
    /// </returns>
    public static ProvenProgram? Of(IReadOnlyList<ITask> roots)
    {
        var types = new Dictionary<string, TaskDescriptor>(StringComparer.Ordinal);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var root in roots)
        {
            var descriptor = TaskDescriptor.Of(root);
            if (descriptor.Kind != TaskKind.Task)
                return null;
            Reach(descriptor, types);

            // The whole message: what does not count for the identity may count for what is required.
            var message = TaskRegistry.Encode(root);
            writer.Write(message.Length);
            writer.Write(message);
        }

        // Written out, as a sorted collection has to be compiled at the start of each process.
        string[] names = [.. types.Keys];
        Array.Sort(names, StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!Write(writer, types[name]))
                return null;
        }

        writer.Flush();
        return new(ContentHash.Of(stream.GetBuffer().AsSpan(0, (int)stream.Length)), types);
    }

    /// <summary>Whether a type is one of the program's.</summary>
    public bool Has(TaskDescriptor descriptor) => _types.TryGetValue(descriptor.Name, out var known) && ReferenceEquals(known, descriptor);

    /// <summary>Makes a task of its message.</summary>
    /// <exception cref="KeyFormatException">The message is of no task that this program reaches.</exception>
    public ITask Decode(ReadOnlyMemory<byte> message)
    {
        var reader = new KeyReader(message.Span);
        var name = reader.PeekTaskName();
        return _types.TryGetValue(name, out var descriptor) ? descriptor.Decode(ref reader) : throw new KeyFormatException($"'{name}' is not reached.");
    }

    private static void Reach(TaskDescriptor root, Dictionary<string, TaskDescriptor> types)
    {
        var open = new Stack<TaskDescriptor>([root]);
        while (open.TryPop(out var descriptor))
        {
            if (!types.TryAdd(descriptor.Name, descriptor))
                continue;
            foreach (var requirement in descriptor.Requirements)
                open.Push(requirement.Target);
        }
    }

    private static bool Write(BinaryWriter writer, TaskDescriptor descriptor)
    {
        writer.Write(descriptor.Name);
        writer.Write((int)descriptor.Kind);
        writer.Write(descriptor.Version);
        writer.Write(descriptor.Fingerprint);
        writer.Write(descriptor.Output?.Schema ?? "");
        writer.Write((int)(descriptor.Output?.Format ?? default));
        writer.Write(descriptor.Output?.IsRows ?? false);
        foreach (var parameter in descriptor.Parameters)
        {
            writer.Write(parameter.Name);
            writer.Write(parameter.Type.ToString());
            writer.Write(parameter.IsSignificant);
        }

        // A source is looked at by the code that there is now. What a task requires is not asked again, so its code must be known, if only by the build it is of.
        if (descriptor.Kind == TaskKind.Source || descriptor.Fingerprint.Length > 0)
            return true;
        var module = descriptor.Assembly.ManifestModule;
        if (!module.HasModuleVersionId())
            return false;
        writer.Write(module.GetModuleVersionId().ToByteArray());
        return true;
    }
}
