using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>What other assemblies see of a compilation.</summary>
internal sealed class Visibility(Compilation compilation)
{
    /// <summary>Are there assemblies that see what is internal?</summary>
    private readonly bool _friends = compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "InternalsVisibleToAttribute" });

    /// <summary>Can others name the type?</summary>
    public bool IsVisible(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (!IsOpen(current)) return false;
        }
        return true;
    }

    /// <summary>Can others name the member, if they can name what it is in?</summary>
    public bool IsOpen(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
        Accessibility.Internal or Accessibility.ProtectedAndInternal => _friends,
        _ => false,
    };
}
