using System.Runtime.InteropServices;
using System.Text;
using Refrain.Keys;

namespace Refrain;

/// <summary>
/// A task's parameters one by one, by way of its encoding: what is generated for a task writes and reads all of them, and that is enough to
/// show them as text and to make them of text.
/// </summary>
internal static class TaskFields
{
    /// <summary>Writes the message of a task that has these arguments.</summary>
    /// <exception cref="TaskArgumentException">A text is not a value of its parameter, or a parameter without default has none.</exception>
    public static void Write(ref KeyWriter writer, TaskDescriptor descriptor, TaskArguments arguments)
    {
        var significant = descriptor.Parameters.Count(p => p.IsSignificant);
        writer.BeginTask(Encoding.UTF8.GetBytes(descriptor.Name), significant, descriptor.Parameters.Count - significant);
        foreach (var parameter in FieldNames.Ordered(descriptor.Parameters))
            parameter.WriteArgument(ref writer, arguments);
    }

    /// <summary>The texts of the parameters in a task's message.</summary>
    public static TaskText Texts(TaskDescriptor descriptor, ReadOnlySpan<byte> message)
    {
        var reader = new KeyReader(message);
        var significant = descriptor.Parameters.Count(p => p.IsSignificant);
        reader.BeginTask(Encoding.UTF8.GetBytes(descriptor.Name), significant, descriptor.Parameters.Count - significant);
        var texts = new Dictionary<Parameter, string>(descriptor.Parameters.Count);
        foreach (var parameter in FieldNames.Ordered(descriptor.Parameters))
        {
            reader.ReadName();
            texts.Add(parameter, parameter.FormatNext(ref reader));
        }

        return new TaskText(descriptor, [.. descriptor.Parameters.Select(p => (p, texts[p]))]);
    }

    /// <summary>The hash of what a task's message has for some of its parameters: each value says where it ends, so no two combinations have the same bytes.</summary>
    public static TaskKey HashOf(TaskDescriptor descriptor, ReadOnlySpan<byte> message, IReadOnlyList<Parameter> chosen)
    {
        var reader = new KeyReader(message);
        var significant = descriptor.Parameters.Count(p => p.IsSignificant);
        reader.BeginTask(Encoding.UTF8.GetBytes(descriptor.Name), significant, descriptor.Parameters.Count - significant);
        var bytes = new List<byte>();
        foreach (var parameter in FieldNames.Ordered(descriptor.Parameters))
        {
            reader.ReadName();
            var start = reader.Position;
            parameter.FormatNext(ref reader);
            if (chosen.Contains(parameter))
                bytes.AddRange(reader.Since(start));
        }

        return TaskKey.Hash(CollectionsMarshal.AsSpan(bytes));
    }
}
