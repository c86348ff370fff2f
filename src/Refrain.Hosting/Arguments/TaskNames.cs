namespace Refrain.Hosting.Arguments;

/// <summary>What the tasks of a program are called on its command line: by their full names, and by ends of these that are unique.</summary>
internal sealed class TaskNames
{
    private static readonly char[] s_separators = ['.', '+'];

    private readonly SortedDictionary<string, TaskDescriptor> _byName = new(StringComparer.Ordinal);
    private readonly ILookup<string, TaskDescriptor> _byShortName;
    private readonly ILookup<string, TaskDescriptor> _sources;

    public TaskNames(TaskRegistry registry)
    {
        var tasks = registry.Tasks.Where(t => t.Kind == TaskKind.Task).ToList();
        _byShortName = tasks.ToLookup(t => Word(t.ShortName), StringComparer.Ordinal);
        _sources = registry.Tasks.Where(t => t.Kind == TaskKind.Source)
            .SelectMany(t => new[] { t.Name, t.ShortName }.Distinct(StringComparer.Ordinal), (t, name) => (Task: t, name))
            .ToLookup(s => s.name, s => s.Task, StringComparer.Ordinal);
        foreach (var task in tasks)
            _byName[Word(task.Name)] = task;
        foreach (var group in _byShortName)
        {
            var isUnique = group.Count() == 1;
            foreach (var task in group.Where(_ => group.Key.Length > 0))
                _byName.TryAdd(isUnique ? group.Key : Word(registry.ShortestNameOf(task)), task);
        }
    }

    /// <summary>The full names and the shortest ends, in ordinal order.</summary>
    public IReadOnlyCollection<string> All => _byName.Keys;

    /// <summary>The tasks with their names, the shortest first, in ordinal order of that one.</summary>
    public IEnumerable<(TaskDescriptor Task, IReadOnlyList<string> Names)> Tasks =>
        _byName.GroupBy(n => n.Value, n => n.Key)
            .Select(g => (Task: g.Key, Names: (IReadOnlyList<string>)[.. g.OrderBy(n => n.Length)]))
            .OrderBy(t => t.Names[0], StringComparer.Ordinal);

    /// <summary>The task of a name, or <see langword="null"/>.</summary>
    public TaskDescriptor? Find(string name) => _byName.GetValueOrDefault(Word(name)) ?? FindByEnd(Word(name));

    /// <summary>The shortest name of the task that a name stands for; the name itself if it stands for none.</summary>
    public string Shortest(string name) => Find(name) is { } task && ReferenceEquals(Find(Word(task.ShortName)), task) ? Word(task.ShortName) : name;

    /// <summary>Why a name stands for no task, and which one may be meant.</summary>
    public string WhyNot(string name)
    {
        if (_byShortName[name].Any())
            return $"There are several tasks '{name}': {string.Join(", ", _byShortName[name].Select(t => t.Name))}. Give the full name.";
        if (_sources[name].Any())
            return $"'{name}' is a source: it is read by tasks, and not asked for by itself.";
        if (EditDistance.Near(name, All) is { } near)
            return $"There is no task '{name}'. Did you mean '{near}'?";
        return All.Count > 0
            ? $"There is no task '{name}'. See which there are with 'list'."
            : $"There is no task '{name}': the program has none. Annotate a sealed partial record with [Task], and build it with Refrain's generator.";
    }

    /// <summary>A name as one word of the command line, as the parser wants them: a dash for each space.</summary>
    public static string Word(string name) => string.Concat(name.Select(c => char.IsWhiteSpace(c) ? '-' : c));

    // A longer end than it takes is what is printed where a source has the short name, too, or a type that this program was not told to know.
    private TaskDescriptor? FindByEnd(string name) =>
        name.IndexOfAny(s_separators) > 0 && !name.StartsWith('-')
        && _byName.Values.Where(t => IsEnd(Word(t.Name), name)).Distinct().Take(2).ToList() is [var only]
            ? only
            : null;

    private static bool IsEnd(string fullName, string name) =>
        fullName.Length > name.Length && fullName.EndsWith(name, StringComparison.Ordinal) && s_separators.Contains(fullName[fullName.Length - name.Length - 1]);
}
