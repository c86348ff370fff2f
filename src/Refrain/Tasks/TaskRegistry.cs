using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Refrain.Keys;

namespace Refrain;

/// <summary>
/// The task types that a program knows, by name. Each assembly's generated registration adds its own and those of the assemblies that it
/// references, without reflection. Thread-safe.
/// </summary>
public sealed class TaskRegistry
{
    private static readonly Lock s_gate = new();
    private static readonly Dictionary<string, TaskDescriptor> s_registered = new(StringComparer.Ordinal);
    private static readonly Queue<Func<IEnumerable<TaskDescriptor>>> s_pending = new();
    private static TaskRegistry? s_default;
    private static ArgumentException? s_conflict;

    private readonly FrozenDictionary<string, TaskDescriptor> _byName;
    private readonly NameTable _byMessage;
    private readonly Lazy<Dictionary<string, string>> _longer;

    /// <summary>Makes a registry of these task types.</summary>
    /// <exception cref="ArgumentException">Two different task types have one name.</exception>
    public TaskRegistry(IEnumerable<TaskDescriptor> descriptors)
    {
        var sorted = new SortedDictionary<string, TaskDescriptor>(StringComparer.Ordinal);
        foreach (var descriptor in descriptors)
            Add(sorted, descriptor);
        Tasks = [.. sorted.Values];
        _byName = sorted.ToFrozenDictionary(StringComparer.Ordinal);
        _byMessage = new NameTable(sorted.Values);
        _longer = new(() => ShownNames.Of(Tasks.Select(static t => t.Name)));
    }

    /// <summary>Everything that the loaded assemblies have registered.</summary>
    /// <exception cref="ArgumentException">Two different task types have one name.</exception>
    public static TaskRegistry Default => Find(out var conflict) ?? throw new ArgumentException(conflict!.Message, conflict);

    /// <summary>The task types in ordinal order of their names.</summary>
    public IReadOnlyList<TaskDescriptor> Tasks { get; }

    /// <summary>Adds task types to <see cref="Default"/>; adding the same type again does nothing.</summary>
    /// <exception cref="ArgumentException">Another task type has the name of one of these.</exception>
    public static void Register(IEnumerable<TaskDescriptor> descriptors)
    {
        lock (s_gate)
            AddAll(descriptors);
    }

    /// <summary>
    /// Adds task types to <see cref="Default"/> when it is next asked for. Called by generated module initialisers: loading an assembly of
    /// many tasks costs nothing until a registry is needed.
    /// </summary>
    public static void Register(Func<IEnumerable<TaskDescriptor>> descriptors)
    {
        lock (s_gate)
            s_pending.Enqueue(descriptors);
    }

    /// <summary>The task type of this name, or <see langword="null"/>.</summary>
    /// <param name="name">A task's full name, compared ordinally.</param>
    public TaskDescriptor? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>
    /// The shortest name that tells a task type from the others: its short name, or with as much of its namespace as that takes, as <c>Sales.Total</c> where there is a
    /// <c>Stock.Total</c>, too.
    /// </summary>
    /// <param name="descriptor">A task type.</param>
    public string ShortestNameOf(TaskDescriptor descriptor) => _longer.Value.GetValueOrDefault(descriptor.Name, descriptor.ShortName);

    /// <summary>A task as it prints itself, with the shortest name that tells its type from the others.</summary>
    /// <param name="task">The task. What has a <c>ToString</c> of its own that does not begin with the short name is left as it is; where that throws, it is its name and parameters.</param>
    public string TextOf(ITask task)
    {
        var text = PrintedBy(task);
        var descriptor = TaskDescriptor.Of(task);
        var name = ShortestNameOf(descriptor);
        var shown = descriptor.ShortName;
        return name.Length > shown.Length && text.StartsWith(shown, StringComparison.Ordinal) && (text.Length == shown.Length || text[shown.Length] == '(')
            ? name + text[shown.Length..]
            : text;
    }

    /// <summary>
    /// A task as <see cref="TextOf"/> shows it among all that the loaded assemblies have registered. As it prints itself where two of these have one name, as programs have that were loaded
    /// side by side: whoever needs the registry is told of that, and who only runs one of them need not be.
    /// </summary>
    /// <param name="task">The task.</param>
    public static string ShownTextOf(ITask task) => Find(out _)?.TextOf(task) ?? PrintedBy(task);

    /// <summary>
    /// A task type's name as <see cref="ShortestNameOf"/> shows it among all that the loaded assemblies have registered; its short name where two of these have one name.
    /// </summary>
    /// <param name="descriptor">The task type.</param>
    public static string ShownNameOf(TaskDescriptor descriptor) => Find(out _)?.ShortestNameOf(descriptor) ?? descriptor.ShortName;

    // A ToString of the user's own may throw, and what became of the task must be told all the same.
    private static string PrintedBy(ITask task)
    {
        try
        {
            return task.ToString() ?? "";
        }
        catch (Exception e)
        {
            return $"{TaskDescriptor.Of(task).Format(task)} (its ToString throws {e.GetType()})";
        }
    }

    /// <summary>A registry that also has what these task types require, at any depth: so the sources of the runtime itself, which nothing registers.</summary>
    internal TaskRegistry WithRequired()
    {
        var all = new HashSet<TaskDescriptor>();
        var open = new Stack<TaskDescriptor>(Tasks);
        while (open.TryPop(out var descriptor))
        {
            if (!all.Add(descriptor))
                continue;
            foreach (var requirement in descriptor.Requirements)
                open.Push(requirement.Target);
        }

        return new TaskRegistry(all);
    }

    /// <summary>Rebuilds a task from its message.</summary>
    /// <param name="message">The canonical encoding, as <see cref="Encode"/> wrote it.</param>
    /// <exception cref="KeyFormatException">
    /// The bytes are no canonical encoding, are of a task that this registry does not know, or hold values that a record's constructor or a
    /// collection refuses.
    /// </exception>
    public ITask Decode(ReadOnlySpan<byte> message)
    {
        var reader = new KeyReader(message);
        var descriptor = _byMessage.Find(reader.PeekTaskNameBytes())
            ?? throw new KeyFormatException($"The message is of task '{reader.PeekTaskName()}', which this program does not know.");
        ITask task;
        try
        {
            task = descriptor.DecodeFound(ref reader);
        }
        catch (Exception e) when (e is not KeyFormatException and not OutOfMemoryException)
        {
            throw new KeyFormatException($"Task '{descriptor.Name}' cannot be made of its parameters: {e.Message}", reader.Position, e);
        }

        reader.End();

        // Asked later, the task would find that out by computing its key, alone, where the keys of many can be computed together.
        KeyCache.Of(task).Know(descriptor);
        return task;
    }

    /// <summary>The message that another process rebuilds the task from: the canonical encoding, insignificant parameters included.</summary>
    [SkipLocalsInit]
    public static byte[] Encode(ITask task)
    {
        var writer = new KeyWriter(stackalloc byte[512]);
        try
        {
            TaskDescriptor.Encode(ref writer, task);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Everything that was registered, or what keeps it from being told apart.</summary>
    private static TaskRegistry? Find(out ArgumentException? conflict)
    {
        lock (s_gate)
        {
            while (s_conflict is null && s_pending.TryDequeue(out var descriptors))
            {
                try
                {
                    AddAll(descriptors());
                }
                catch (ArgumentException e)
                {
                    // Told to each who asks for the registry, not to the first alone.
                    s_conflict = e;
                }
            }

            conflict = s_conflict;
            return conflict is null ? s_default ??= new TaskRegistry(s_registered.Values) : null;
        }
    }

    private static void AddAll(IEnumerable<TaskDescriptor> descriptors)
    {
        foreach (var descriptor in descriptors)
            Add(s_registered, descriptor);
        s_default = null;
    }

    private static void Add(IDictionary<string, TaskDescriptor> tasks, TaskDescriptor descriptor)
    {
        if (!tasks.TryAdd(descriptor.Name, descriptor) && !ReferenceEquals(tasks[descriptor.Name], descriptor))
            throw new ArgumentException($"Two task types have the name '{descriptor.Name}'. Give one of them another with [Task(Name = \"…\")].");
    }
}
