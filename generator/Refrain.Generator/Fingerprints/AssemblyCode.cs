using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Refrain.Generator.Emission;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator.Fingerprints;

/// <summary>
/// Publishes the code that can influence what the tasks of an assembly make, as an attribute of the assembly; of a library also the code of what others can call.
/// </summary>
internal static class AssemblyCode
{
    public const string HintName = "RefrainCode.g.cs";

    /// <summary>What <see cref="Of"/> may need of a stack, in bytes.</summary>
    public const int StackSize = 64 * 1024 * 1024;

    /// <summary>The file of what <see cref="Of"/> gave.</summary>
    public static SourceText Emit(string code) => SourceWriter.File()
        .Line($"[assembly: global::{RefrainNames.CodeGraphAttribute}({Literals.Number(CodeGraphText.Format)}, {Literals.Text(code)})]")
        .ToSourceText();

    /// <summary>The graph of the code as text; empty where there is nothing to say.</summary>
    public static string Of(Compilation compilation, AssemblyTasks tasks, CancellationToken cancellation)
    {
        if (compilation.GetTypeByMetadataName(RefrainNames.CodeGraphAttribute) is not { } attribute || SymbolEqualityComparer.Default.Equals(attribute.ContainingAssembly, compilation.Assembly))
        {
            return "";
        }
        var graph = new CodeGraph(compilation, cancellation);
        var known = KnownSymbols.Of(compilation);
        var roots = new List<(string Name, int Number)>();
        foreach (var task in tasks.Tasks.Items.Where(static t => !t.IsSource).OrderBy(static t => t.Name, StringComparer.Ordinal).ThenBy(static t => t.Type.FullName, StringComparer.Ordinal))
        {
            if (compilation.Assembly.GetTypeByMetadataName(task.Type.FullName) is { } type)
            {
                roots.Add((task.Name, graph.Add(Entry(type, graph, known))));
            }
        }
        var members = new List<(string Id, int Number)>();
        if (compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary)
        {
            foreach (var (id, member) in Visible(compilation.Assembly))
            {
                members.Add((id, graph.NodeOf(member)!.Value));
            }
        }
        return CodeGraphText.Write(graph.Finished(), roots, members);
    }

    /// <summary>A task's way in: what runs when it runs, and how sources that it requires are read. What it is handed goes by the names of parameters.</summary>
    private static CodeNode Entry(INamedTypeSymbol type, CodeGraph graph, KnownSymbols known)
    {
        var text = new CodeText().Add("task").Add(graph.Compilation.Options is Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions { CheckOverflow: true } ? "checked" : "unchecked");
        var edges = new List<int>();
        var entered = TaskSymbols.Members(type).OfType<IMethodSymbol>()
            .Where(m => m is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } && (m.Name is "Run" or "RunBatch" || known.Has(m, RefrainNames.RequiresAttribute)));
        var read = known.ReadingOf(type, graph.Cancellation).Named
            .Where(named => known.Has(named, RefrainNames.SourceAttribute))
            .SelectMany(static source => source.GetMembers("Read").OfType<IMethodSymbol>());
        foreach (var method in entered.Concat(read).OrderBy(static m => CodeSymbols.Id(m), StringComparer.Ordinal))
        {
            text.Add(method.Name);
            foreach (var parameter in method.Parameters)
            {
                text.Add(parameter.Name);
            }
            if (CodeSymbols.Declared(method) is { } declared && graph.NodeOf(declared) is { } node && !edges.Contains(node))
            {
                edges.Add(node);
            }
        }
        return new CodeNode(CodeSymbols.Name(type), text.Hash(), edges);
    }

    /// <summary>What other assemblies can refer to, ordinally by id.</summary>
    private static IEnumerable<(string Id, ISymbol Member)> Visible(IAssemblySymbol assembly) =>
        Overrides.Types(assembly.GlobalNamespace)
            .Where(CodeSymbols.IsVisible)
            .SelectMany(static type => type.GetMembers().Where(IsOffered).Select(CodeSymbols.Declared).Concat(type.IsStatic ? [] : [type]))
            .Where(static declared => declared is not null)
            .Select(static declared => declared!)
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .Select(static declared => (Id: CodeSymbols.Id(declared), Member: declared))
            .OrderBy(static member => member.Id, StringComparer.Ordinal);

    /// <summary>Does a type that others see offer the member? What the compiler makes of the type's header is the type's, accessors are their property's.</summary>
    private static bool IsOffered(ISymbol member) =>
        member is not (INamedTypeSymbol or IMethodSymbol { IsImplicitlyDeclared: true } or IMethodSymbol { AssociatedSymbol: not null })
        && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
