using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Kept;

/// <summary>
/// Where a symbol of a compilation is declared: the same for the compilations that share the file, of which each has a symbol of its own for it.
/// </summary>
/// <param name="Tree">The file of its first declaration; of a constructor that nobody wrote, of its type's.</param>
/// <param name="Start">Where the declaration begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Owner">The metadata name of the type that it is in: what an extension declares is in two.</param>
/// <param name="Name">Its metadata name: one declaration may be of several symbols.</param>
/// <param name="Parameters">Of a constructor that nobody wrote, how many parameters it has; otherwise -1.</param>
internal readonly record struct SourceKey(SyntaxTree Tree, int Start, int Length, string Owner, string Name, int Parameters)
{
    /// <summary>The key of a definition; null where nothing in a file tells it from others.</summary>
    public static SourceKey? Of(ISymbol symbol)
    {
        var owner = symbol.ContainingType;
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } declared) return Of(declared, owner, symbol.MetadataName, -1);
        // Of its constructors a type leaves at most the one without parameters and the one that copies to the compiler.
        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && owner?.DeclaringSyntaxReferences.FirstOrDefault() is { } type
            ? Of(type, owner, symbol.MetadataName, constructor.Parameters.Length)
            : null;
    }

    private static SourceKey Of(SyntaxReference declared, INamedTypeSymbol? owner, string name, int parameters) =>
        new(declared.SyntaxTree, declared.Span.Start, declared.Span.Length, owner?.MetadataName ?? "", name, parameters);
}
