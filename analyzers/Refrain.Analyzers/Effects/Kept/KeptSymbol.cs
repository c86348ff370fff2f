using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Kept;

/// <summary>A symbol as it is kept from one compilation to the next: nothing of it keeps the compilation alive that it comes from.</summary>
internal abstract class KeptSymbol
{
    /// <summary>The symbol of the compilation at hand; null where it has none that is declared at the same place.</summary>
    public abstract ISymbol? In(Compilation compilation);

    /// <summary>A symbol of a compilation; null for one that cannot be kept.</summary>
    public static KeptSymbol? Of(ISymbol symbol, IAssemblySymbol own)
    {
        if (IsForeign(symbol, own)) return new Foreign(symbol);
        switch (symbol)
        {
            case IArrayTypeSymbol array:
                return Of(array.ElementType, own) is { } element ? new Array(element, array.Rank) : null;
            case INamedTypeSymbol { IsDefinition: false, IsTupleType: false, IsAnonymousType: false, TypeArguments.IsEmpty: false, ContainingType: null } constructed:
                ImmutableArray<KeptSymbol?> arguments = [.. constructed.TypeArguments.Select(argument => Of(argument, own))];
                return Of(constructed.OriginalDefinition, own) is { } definition && !arguments.Contains(null) ? new Constructed(definition, arguments!) : null;
            case INamedTypeSymbol { IsDefinition: true, IsAnonymousType: false, IsTupleType: false, TypeKind: not TypeKind.Error } type:
                return OfType(type, own);
            case IFieldSymbol or IPropertySymbol or IMethodSymbol when symbol.IsDefinition && symbol.ContainingType is { } owner:
                return OfType(owner, own) is { } kept && SourceKey.Of(symbol) is { } key ? new Member(kept, symbol.Name, key) : null;
            default:
                return null;
        }
    }

    private static KeptSymbol? OfType(INamedTypeSymbol type, IAssemblySymbol own)
    {
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, own) || SourceKey.Of(type) is not { } key) return null;
        if (type.ContainingType is { } outer) return OfType(outer, own) is { } kept ? new Nested(kept, type.Name, type.Arity, key) : null;
        var spaces = new Stack<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace) spaces.Push(space.Name);
        return new TopLevel([.. spaces], type.Name, type.Arity, key);
    }

    /// <summary>Is it of other assemblies through and through? The compilations of a project share those.</summary>
    private static bool IsForeign(ISymbol symbol, IAssemblySymbol own) => symbol switch
    {
        IArrayTypeSymbol array => IsForeign(array.ElementType, own),
        INamedTypeSymbol type => IsOfOther(type, own) && type.TypeKind != TypeKind.Error && type.TypeArguments.All(argument => IsForeign(argument, own)) && (type.ContainingType is null || IsForeign(type.ContainingType, own)),
        ITypeParameterSymbol parameter => parameter.ContainingSymbol is { } owner && IsOfOther(owner, own),
        IMethodSymbol method => IsForeign(method.ContainingType, own) && method.TypeArguments.All(argument => IsForeign(argument, own)),
        IFieldSymbol or IPropertySymbol => IsForeign(symbol.ContainingType, own),
        _ => false,
    };

    private static bool IsOfOther(ISymbol symbol, IAssemblySymbol own) => symbol.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, own);

    private sealed class Foreign(ISymbol symbol) : KeptSymbol
    {
        public override ISymbol In(Compilation compilation) => symbol;
    }

    private sealed class Array(KeptSymbol element, int rank) : KeptSymbol
    {
        public override ISymbol? In(Compilation compilation) => element.In(compilation) is ITypeSymbol type ? compilation.CreateArrayTypeSymbol(type, rank) : null;
    }

    private sealed class Constructed(KeptSymbol definition, ImmutableArray<KeptSymbol> arguments) : KeptSymbol
    {
        public override ISymbol? In(Compilation compilation)
        {
            var types = new ITypeSymbol[arguments.Length];
            for (var i = 0; i < types.Length; i++)
            {
                if (arguments[i].In(compilation) is not ITypeSymbol type) return null;
                types[i] = type;
            }
            return (definition.In(compilation) as INamedTypeSymbol)?.Construct(types);
        }
    }

    private sealed class TopLevel(ImmutableArray<string> spaces, string name, int arity, SourceKey key) : KeptSymbol
    {
        public override ISymbol? In(Compilation compilation)
        {
            INamespaceSymbol? space = compilation.Assembly.GlobalNamespace;
            foreach (var part in spaces)
            {
                space = space.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
                if (space is null) return null;
            }
            return space.GetTypeMembers(name, arity).FirstOrDefault(type => SourceKey.Of(type) == key);
        }
    }

    private sealed class Nested(KeptSymbol outer, string name, int arity, SourceKey key) : KeptSymbol
    {
        public override ISymbol? In(Compilation compilation) => (outer.In(compilation) as INamedTypeSymbol)?.GetTypeMembers(name, arity).FirstOrDefault(type => SourceKey.Of(type) == key);
    }

    private sealed class Member(KeptSymbol owner, string name, SourceKey key) : KeptSymbol
    {
        public override ISymbol? In(Compilation compilation) => (owner.In(compilation) as INamedTypeSymbol)?.GetMembers(name).FirstOrDefault(member => SourceKey.Of(member) == key);
    }
}
