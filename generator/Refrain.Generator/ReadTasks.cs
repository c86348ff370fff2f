using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator;

/// <summary>
/// The models of the tasks and sources of a compilation, each file's read once for a surface: an editor asks for all of them after each
/// edit anywhere, and while the surface stays the same nothing is bound. Models are kept as long as their file's tree lives, and hold nothing of it.
/// </summary>
internal sealed class ReadTasks
{
    private static readonly ConditionalWeakTable<SyntaxTree, ReadTasks> Files = new();
    private readonly DeclarationSurface? _surface;
    private readonly ImmutableArray<TaskModel> _models;

    private ReadTasks(DeclarationSurface? surface, ImmutableArray<TaskModel> models)
    {
        _surface = surface;
        _models = models;
    }

    /// <summary>The models in the order of the files and of their places in them; types that have problems have none.</summary>
    public static AssemblyTasks Of(Compilation compilation, CancellationToken cancellation)
    {
        // A build sees its trees once, and needs no surface; who comes again with one of them will come again.
        DeclarationSurface? surface = compilation.SyntaxTrees.Any(static tree => Files.TryGetValue(tree, out _))
            ? DeclarationSurface.Of(compilation, cancellation)
            : null;
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            aliases.UnionWith(TreeAliases.Of(tree).Everywhere);
        }
        var all = ImmutableArray.CreateBuilder<TaskModel>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            // Half-typed code can have one name twice, which is the compiler's business; a generated file has it once.
            all.AddRange(OfFile(tree, compilation, surface, aliases, cancellation).Where(task => seen.Add(task.Type.FullName)));
        }
        return new AssemblyTasks(all.ToImmutable());
    }

    private static ImmutableArray<TaskModel> OfFile(
        SyntaxTree tree, Compilation compilation, DeclarationSurface? surface, HashSet<string> aliases, CancellationToken cancellation)
    {
        var isSeen = Files.TryGetValue(tree, out var file);
        if (isSeen && surface is not null && file!._surface == surface)
        {
            return file._models;
        }
        var models = Read(tree, compilation, aliases, cancellation);
        if (isSeen)
        {
            Files.Remove(tree);
        }
        // Another thread may have been here: what it stored says for which surface.
        Files.GetValue(tree, _ => new ReadTasks(surface, models));
        return models;
    }

    private static ImmutableArray<TaskModel> Read(SyntaxTree tree, Compilation compilation, HashSet<string> aliases, CancellationToken cancellation)
    {
        var models = ImmutableArray.CreateBuilder<TaskModel>();
        var names = TreeAliases.Of(tree);
        SemanticModel? semantics = null;
        KnownSymbols? known = null;
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is TypeDeclarationSyntax type
                && type.AttributeLists.Any(list => list.Attributes.Any(attribute => names.MayBeTask(TreeAliases.LastName(attribute.Name), aliases))))
            {
                cancellation.ThrowIfCancellationRequested();
                semantics ??= compilation.GetSemanticModel(tree);
                known ??= KnownSymbols.Of(compilation);
                if (semantics.GetDeclaredSymbol(type, cancellation) is INamedTypeSymbol symbol
                    && IsAnnotatedAt(type, symbol, known)
                    && TaskReader.ToEmit(symbol, known, cancellation) is { } model)
                {
                    models.Add(model);
                }
            }
        }
        return models.ToImmutable();
    }

    /// <summary>Does this part of the type bear the attribute? Each type is found once, however many parts it has.</summary>
    private static bool IsAnnotatedAt(TypeDeclarationSyntax part, INamedTypeSymbol type, KnownSymbols known) =>
        (known.Attribute(type, RefrainNames.TaskAttribute) ?? known.Attribute(type, RefrainNames.SourceAttribute))?.ApplicationSyntaxReference is { } place
        && place.SyntaxTree == part.SyntaxTree && part.Span.Contains(place.Span);
}
