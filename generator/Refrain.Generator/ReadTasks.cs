using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Refrain.Model;
using Refrain.Reading;

namespace Refrain.Generator;

/// <summary>
/// The models of the tasks of a file, read once for each surface of the compilation: the driver asks for every task of the project after
/// each edit anywhere. Models are kept as long as their file's tree lives, and hold nothing of it.
/// </summary>
internal sealed class ReadTasks
{
    private static readonly ConditionalWeakTable<SyntaxTree, ReadTasks> Files = new();
    private readonly ConcurrentDictionary<int, TaskModel?> _models = new();
    private readonly DeclarationSurface _surface;

    private ReadTasks(DeclarationSurface surface) => _surface = surface;

    /// <summary>The model of an annotated type, or null where it has problems.</summary>
    public static TaskModel? Model(GeneratorAttributeSyntaxContext found, CancellationToken cancellation)
    {
        var compilation = found.SemanticModel.Compilation;
        var surface = DeclarationSurface.Of(compilation, cancellation);
        var tree = found.TargetNode.SyntaxTree;
        var file = Files.GetValue(tree, _ => new ReadTasks(surface));
        if (file._surface != surface)
        {
            Files.Remove(tree);
            file = Files.GetValue(tree, _ => new ReadTasks(surface));
        }
        var place = found.TargetNode.SpanStart;
        if (file._surface == surface && file._models.TryGetValue(place, out var known))
        {
            return known;
        }
        var model = TaskReader.ToEmit((INamedTypeSymbol)found.TargetSymbol, KnownSymbols.Of(compilation), cancellation);
        if (file._surface == surface)
        {
            file._models.TryAdd(place, model);
        }
        return model;
    }
}
