using Refrain.Stores;

namespace Refrain.Cleaning;

/// <summary>An entry of the catalog with what it was made from and what was made from it, as far as the catalog has that.</summary>
internal sealed class Link(CatalogEntry entry, TaskRegistry known)
{
    private bool _decoded;

    public CatalogEntry Entry { get; } = entry;

    public TaskKey Key => Entry.Key;

    /// <summary>The recorded inputs that the catalog has.</summary>
    public List<Link> Inputs { get; } = new(entry.Inputs.Count);

    /// <summary>What has this as a recorded input.</summary>
    public List<Link> Requirers { get; } = [];

    /// <summary>The entry as people read it: the task with its parameters, told from those of another type with the same short name, or name and key where the program does not know the task.</summary>
    public string Text => Task is { } task ? known.TextOf(task) : $"{Entry.Name} {Key}";

    /// <summary>The task, or <see langword="null"/> where the program does not know it, or no longer with these parameters.</summary>
    public ITask? Task
    {
        get
        {
            if (!_decoded)
            {
                _decoded = true;
                field = Decode(known, Entry.Message.Span, Key);
            }

            return field;
        }
    }

    /// <summary>The task of a message, or <see langword="null"/> where the program does not know it, or no longer under that key.</summary>
    public static ITask? Decode(TaskRegistry known, ReadOnlySpan<byte> message, TaskKey key)
    {
        try
        {
            var task = known.Decode(message);
            return task.Key == key ? task : null;
        }
        catch (KeyFormatException)
        {
            // That is the answer: it is no task of this program.
            return null;
        }
    }
}
