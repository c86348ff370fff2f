using Microsoft.CodeAnalysis.Text;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator.Emission;

/// <summary>Writes an assembly's registry: its tasks and those of the assemblies that it references, registered when it is loaded.</summary>
internal static class RegistryEmitter
{
    /// <summary>Never the hint name of a task, which ends with a hash.</summary>
    public const string HintName = "RefrainTasks.g.cs";

    public static SourceText Emit(RegistryModel registry)
    {
        var writer = SourceWriter.File();
        writer.Line($"[assembly: global::Refrain.TaskRegistry(typeof(global::{registry.Namespace}.{RegistryReader.TypeName}))]")
            .Line($"namespace {registry.Namespace};")
            .Line("/// <summary>The tasks of this assembly and of those that it references.</summary>")
            .Open($"public static class {RegistryReader.TypeName}")
            .Line("/// <summary>The assembly's own tasks in ordinal order of their names, then those of each referenced assembly.</summary>")
            .Line("public static global::System.Collections.Generic.IReadOnlyList<global::Refrain.TaskDescriptor> All() =>")
            .Line("[").Indent();
        foreach (var entry in registry.Entries)
        {
            writer.Line($"global::Refrain.TaskDescriptor.Of<{entry.Type}>(),");
        }
        foreach (var other in registry.Referenced)
        {
            writer.Line($".. {other}.All(),");
        }
        writer.Outdent().Line("];")
            .Line("[global::System.Runtime.CompilerServices.ModuleInitializer]")
            .Line("internal static void Register() => global::Refrain.TaskRegistry.Register(All);")
            .Close();
        return writer.ToSourceText();
    }
}
