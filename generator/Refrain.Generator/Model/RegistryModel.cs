namespace Refrain.Model;

/// <summary>A task as the registry lists it.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Type">Its type as C#.</param>
internal sealed record RegistryEntry(string Name, string Type);

/// <summary>The registry of an assembly.</summary>
/// <param name="Namespace">Where it stands: a namespace of the assembly's own.</param>
/// <param name="Entries">The assembly's tasks in ordinal order of their names, each name once.</param>
/// <param name="Referenced">The registries of referenced assemblies, as C#.</param>
internal sealed record RegistryModel(string Namespace, EquatableArray<RegistryEntry> Entries, EquatableArray<string> Referenced)
{
    /// <summary>
    /// The tasks as a registry lists them. Of two with one name, which is an error that the analyzers report, the first by type is listed.
    /// </summary>
    public static EquatableArray<RegistryEntry> EntriesOf(IEnumerable<TaskModel> tasks) =>
        tasks
            .Select(static task => new RegistryEntry(task.Name, task.Type.Code))
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Type, StringComparer.Ordinal)
            .GroupBy(static entry => entry.Name, StringComparer.Ordinal)
            .Select(static same => same.First())
            .ToEquatableArray();
}
