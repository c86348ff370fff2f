using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Effects;

/// <summary>
/// The bodies that the compiler has bound to emit them: whoever asks its model of a file for one gets what is there, instead of a body that is bound a second time. Such a
/// model says what one of ours does, and of nullness besides. Thread-safe.
/// </summary>
internal sealed class BoundBodies
{
    private readonly object _gate = new();

    /// <summary>The compiler's model of each file; null before it has told of bodies, and when nobody asks any more.</summary>
    private volatile ConcurrentDictionary<SyntaxTree, SemanticModel>? _models;

    private bool _isDone;

    /// <summary>How many models are held.</summary>
    public int Count => _models?.Count ?? 0;

    /// <summary>The compiler begins to tell that files are done. It lets go of what it has bound of a file then, so that is held from now on.</summary>
    /// <param name="compilation">The compilation as the compiler hands it to analyzers: who asks that for a model gets the one in which the bodies are.</param>
    public void Hold(Compilation compilation)
    {
        if (_models is not null) return;
        lock (_gate)
        {
            if (_models is not null || _isDone) return;
            var models = new ConcurrentDictionary<SyntaxTree, SemanticModel>();
            foreach (var tree in compilation.SyntaxTrees)
            {
                // Of what generators write tasks reach next to nothing, and it may be more than all else.
                if (!tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)) models[tree] = compilation.GetSemanticModel(tree);
            }
            _models = models;
        }
    }

    /// <summary>The model in which the body is bound that the code is, or is a part of; null where none is.</summary>
    public SemanticModel? Model(SyntaxNode code) => _models is { } models && IsInBody(code) && models.TryGetValue(code.SyntaxTree, out var model) ? model : null;

    /// <summary>Is it code that the compiler binds to emit a method? What fields start with, and heads of types, cost less in a model that leaves nullness out.</summary>
    private static bool IsInBody(SyntaxNode code)
    {
        for (var around = code; around is not null and not BaseTypeDeclarationSyntax; around = around.Parent)
        {
            if (around is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax) return true;
        }
        return false;
    }

    /// <summary>Hardly anybody asks for bodies of the file any more: the compiler lets go of them, too.</summary>
    public void Drop(SyntaxTree tree) => _models?.TryRemove(tree, out _);

    /// <summary>Nobody asks any more: the bodies are most of what a compilation is made of.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _isDone = true;
            _models = null;
        }
    }
}
