using Refrain.Planning;
using Refrain.Targets;

namespace Refrain.Running;

/// <summary>
/// Sees that what tasks write to is there, before anything runs for them; and that no two tasks of a graph write to one place, or one into the folder that the other makes: which of the two
/// was there in the end would be chance. Used by one thread.
/// </summary>
internal sealed class PlaceLook(IReadOnlyList<Target> targets)
{
    private static readonly StringComparer s_names = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    private readonly Dictionary<string, Node> _places = new(s_names);

    /// <summary>The folders that places lie in, each with one of the tasks.</summary>
    private readonly Dictionary<string, Node> _above = new(s_names);

    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>The targets whose folder lies within that of another one, or has another one's within it: there a place may be above all that another target has.</summary>
    private readonly HashSet<string> _nested = new(StringComparer.Ordinal);

    /// <summary>The names of targets that are there.</summary>
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Adds the places of tasks. One whose target is missing, whose place another task has, or that can have none, has the error then.</summary>
    public void Add(IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
        {
            for (var i = 0; i < node.Descriptor.Targets.Count; i++)
                node.Error ??= Missing(node, node.Descriptor.Targets[i]);
            for (var i = 0; i < node.Descriptor.Places.Count; i++)
                node.Error ??= Add(node, node.Descriptor.Places[i]);
        }
    }

    private TargetException? Missing(Node node, string target)
    {
        if (_known.Contains(target))
            return null;
        try
        {
            TargetAttempts.Find(targets, target, TaskRegistry.ShownTextOf(node.Task));
            _known.Add(target);
            return null;
        }
        catch (TargetException e)
        {
            return e;
        }
    }

    private TargetException? Add(Node node, TaskPlace place)
    {
        try
        {
            var path = place.Of(node.Task);
            var full = FolderOf(place.Target) + "/" + path;
            var root = _nested.Contains(place.Target) ? 0 : full.Length - path.Length - 1;
            if (root == 0 && targets.OfType<FolderTarget>().FirstOrDefault(t => Names(t) is var folder && (s_names.Equals(folder, full) || IsWithin(folder, full))) is { } within)
            {
                return new(
                    $"{node.Task} cannot write to '{path}' in the target '{place.Target}': the folder of the target '{within.Name}', {within.Folder}, lies there, and all that it holds would be lost. Choose another place, or another folder for that target.");
            }

            if (Other(full, root) is { } other)
            {
                return new(
                    $"{other} and {node.Task} both write to '{path}' in the target '{place.Target}', or one writes into what the other makes. Give each a place of its own: [Place(…)] with a parameter in it that tells them apart.");
            }

            _places.Add(full, node);
            for (var end = full.LastIndexOf('/'); end > root; end = full.LastIndexOf('/', end - 1))
                _above.TryAdd(full[..end], node);
            return null;
        }
        catch (TargetException e)
        {
            return e;
        }
    }

    private ITask? Other(string full, int root)
    {
        if (_places.TryGetValue(full, out var same) || _above.TryGetValue(full, out same))
            return same.Task;
        for (var end = full.LastIndexOf('/'); end > root; end = full.LastIndexOf('/', end - 1))
        {
            if (_places.TryGetValue(full[..end], out var around))
                return around.Task;
        }

        return null;
    }

    /// <summary>What tells folders apart: two targets may have one.</summary>
    private string FolderOf(string target)
    {
        if (_folders.TryGetValue(target, out var folder))
            return folder;
        _folders.Add(target, folder = targets.OfType<FolderTarget>().FirstOrDefault(t => string.Equals(t.Name, target, StringComparison.Ordinal)) is { } found ? Names(found) : target);
        if (targets.OfType<FolderTarget>().Any(t => Names(t) is var other && (IsWithin(other, folder) || IsWithin(folder, other))))
            _nested.Add(target);
        return folder;
    }

    private static string Names(FolderTarget target) => target.Folder.Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsWithin(string folder, string other) =>
        folder.Length > other.Length && s_names.Equals(folder[..other.Length], other) && (folder[other.Length] == '/' || other.EndsWith('/'));
}
