using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>
/// The bodies that the compiler has bound to emit them: whoever asks its model for one gets what is there, instead of a body that is bound a second time. Such a
/// model says what one of ours does, and of nullness besides. Thread-safe.
/// </summary>
internal sealed class BoundBodies
{
    private readonly ConcurrentDictionary<SyntaxNode, SemanticModel> _models = new();

    /// <summary>How many there are.</summary>
    public int Count => _models.Count;

    /// <summary>The compiler has bound the body of a method or accessor.</summary>
    public void Add(IMethodSymbol method, SemanticModel model)
    {
        foreach (var reference in method.DeclaringSyntaxReferences) _models[reference.GetSyntax()] = model;
    }

    /// <summary>The model in which the body is bound that the code is, or is a part of; null where none is.</summary>
    public SemanticModel? Model(SyntaxNode code)
    {
        if (_models.IsEmpty) return null;
        for (var around = code; around is not null; around = around.Parent)
        {
            if (_models.TryGetValue(around, out var model)) return model;
        }
        return null;
    }

    /// <summary>Nobody asks any more: the bodies are most of what a compilation is made of.</summary>
    public void Clear() => _models.Clear();
}
