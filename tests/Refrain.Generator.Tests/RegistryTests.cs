using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>Registries of assemblies, loaded and asked.</summary>
public sealed class RegistryTests
{
    private const string Library = """
        namespace Lib;

        /// <summary>Numbers.</summary>
        /// <param name="Count">How many.</param>
        [Task(Name = "numbers")] public sealed partial record Numbers(int Count = 3) { public IEnumerable<int> Run() => Enumerable.Range(1, Count); }
        """;

    private const string Application = """
        namespace Folding;

        [Task, Requires<Lib.Numbers>] public sealed partial record Total(int Count) { public int Run(IEnumerable<int> numbers) => numbers.Sum(); }
        [Task] public sealed partial record Zero { public int Run() => 0; }
        public static class Proof { public static IEnumerable<string> Run() => TaskRegistry.Default.Tasks.Select(t => t.Name).Where(n => n is "numbers" || n.StartsWith("Folding.")); }
        """;

    [Fact]
    public void The_tasks_of_referenced_assemblies_are_folded_in()
    {
        var library = Generated.Run(Generated.Compile([Library], "Lib.Tasks")).AssertClean();
        var image = Emit(library.Output);
        var application = Generated.Run(Generated.Compile([Application], "App", MetadataReference.CreateFromImage(image))).AssertClean();
        Assert.Contains("Lib_Tasks_", application.Sources["RefrainTasks.g.cs"], StringComparison.Ordinal);

        // The application's module initializer is all that runs: nothing touches the library before the registry does.
        var context = new AssemblyLoadContext("fold", isCollectible: false);
        context.Resolving += (_, name) => name.Name == "Lib.Tasks" ? context.LoadFromStream(new MemoryStream(image)) : null;
        var proof = context.LoadFromStream(new MemoryStream(Emit(application.Output))).GetType("Folding.Proof")!.GetMethod("Run")!;
        Assert.Equal(["Folding.Total", "Folding.Zero", "numbers"], (IEnumerable<string>)proof.Invoke(null, null)!);
    }

    [Fact]
    public void An_assembly_without_tasks_of_its_own_registers_those_that_it_references()
    {
        var library = MetadataReference.CreateFromImage(Emit(Generated.Run(Generated.Compile([Library], "Lib2")).AssertClean().Output));
        var run = Generated.Run(Generated.Compile(["public static class Program { }"], "Host", library)).AssertClean();
        Assert.Contains(".. global::Refrain.Generated.Lib2_", run.Sources["RefrainTasks.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_that_knows_no_tasks_has_no_registry() =>
        Assert.Empty(Generated.Run(Generated.Compile(["public static class Program { }"])).Sources);

    [Fact]
    public void Summaries_defaults_and_names_are_in_the_descriptor()
    {
        var assembly = Assembly.Load(Emit(Generated.Run(Generated.Compile([Library.Replace("\"numbers\"", "\"numbers 2\"", StringComparison.Ordinal)], "Lib3")).AssertClean().Output));
        var made = (ITask)Activator.CreateInstance(assembly.GetType("Lib.Numbers")!, 5)!;
        var descriptor = TaskDescriptor.Of(made);
        Assert.Equal("numbers 2", descriptor.Name);
        Assert.Equal("Numbers.", descriptor.Summary);
        Assert.Equal(("Count", "How many.", "3"), (descriptor.Parameters[0].Name, descriptor.Parameters[0].Summary, descriptor.Parameters[0].DefaultText));
        Assert.Equal("numbers 2(Count: 5)", made.ToString());
    }

    private static byte[] Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }
}
