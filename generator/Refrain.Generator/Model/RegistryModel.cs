namespace Refrain.Model;

/// <summary>A task as the registry lists it.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Type">Its type as C#.</param>
internal sealed record RegistryEntry(string Name, string Type);

/// <summary>The entries of a registry.</summary>
/// <param name="Entries">The tasks in ordinal order of their names, each name once.</param>
internal sealed record RegistryEntries(EquatableArray<RegistryEntry> Entries)
{
    /// <summary>
    /// The tasks as a registry lists them. Of two with one name, which is an error that the analyzers report, the first by type is listed.
    /// </summary>
    public static RegistryEntries Of(AssemblyTasks all) =>
        new(all.Tasks
            .Select(static task => new RegistryEntry(task.Name, task.Type.Code))
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal)
            .ThenBy(static entry => entry.Type, StringComparer.Ordinal)
            .GroupBy(static entry => entry.Name, StringComparer.Ordinal)
            .Select(static same => same.First())
            .ToEquatableArray());
}

/// <summary>What references tell.</summary>
/// <param name="AssemblyName">The name of the assembly that refers to them.</param>
/// <param name="Registries">Their registries as C#.</param>
internal sealed record ReferencedRegistries(string? AssemblyName, EquatableArray<string> Registries);

/// <summary>The registry of an assembly.</summary>
/// <param name="Namespace">Where it stands: a namespace of the assembly's own.</param>
/// <param name="Entries">The assembly's tasks in ordinal order of their names, each name once.</param>
/// <param name="Referenced">The registries of referenced assemblies, as C#.</param>
internal sealed record RegistryModel(string Namespace, EquatableArray<RegistryEntry> Entries, EquatableArray<string> Referenced);
