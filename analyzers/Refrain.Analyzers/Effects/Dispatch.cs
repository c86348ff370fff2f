using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Effects.Published;
using Refrain.Trees;

namespace Refrain.Effects;

/// <summary>
/// Which members a virtual call may turn out to be: all overrides and implementations that the compilation, and the assemblies that publish what they do,
/// have (a closed world), or, where the object's type is known, the one of that type. Thread-safe.
/// </summary>
internal sealed class Dispatch(Compilation compilation, PublishedSummaries published)
{
    /// <summary>Of an interface with more implementations than this nothing useful can be said at its calls.</summary>
    private const int MaxTargets = 24;

    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IMethodSymbol>> _targets = new(SymbolEqualityComparer.Default);
    private readonly TypeIndex _types = new(compilation);
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _published = new(() => [.. published.Assemblies.SelectMany(static assembly => Types(assembly.GlobalNamespace))]);

    /// <summary>Is there any implementation that can be looked at of an abstract or interface member?</summary>
    public bool HasImplementations(IMethodSymbol method) => IsOpen(method) && !All(method.OriginalDefinition).IsEmpty;

    /// <summary>The members that a call may reach.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="exact">The type of the object, where it is known.</param>
    /// <param name="isVirtual">False for a call that names its target.</param>
    public IEnumerable<IMethodSymbol> Targets(IMethodSymbol method, ITypeSymbol? exact, bool isVirtual)
    {
        var definition = method.OriginalDefinition;
        var dynamic = isVirtual && (method.IsVirtual || method.IsAbstract || method.IsOverride || method.ContainingType.TypeKind == TypeKind.Interface);
        if (dynamic && exact is INamedTypeSymbol type && Implementation(type, definition) is { } implementation)
        {
            return [implementation];
        }
        IEnumerable<IMethodSymbol> self = method.IsAbstract ? [] : [definition];
        return dynamic ? self.Concat(All(definition)) : self;
    }

    /// <summary>The classes of the compilation that an object of the type may be.</summary>
    public IEnumerable<INamedTypeSymbol> Classes(INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (!IsOwn(definition)) return [];
        if (definition.TypeKind == TypeKind.Class) return [definition];
        return MayDeriveFrom(definition).Where(candidate => candidate.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, definition))).Take(MaxTargets);
    }

    /// <summary>Does it make sense to look for implementations? Of what .NET declares, they are looked for only where the type is known.</summary>
    private bool IsOpen(IMethodSymbol method) =>
        (method.IsAbstract || method.IsVirtual || method.IsOverride) && IsOwn(method.ContainingType);

    private bool IsOwn(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) || published.Covers(type);

    private ImmutableArray<IMethodSymbol> All(IMethodSymbol method) => !IsOpen(method) ? [] : _targets.GetOrAdd(method, m =>
        [.. MayDeriveFrom(m.ContainingType).Select(type => Declared(type, (IMethodSymbol)m)).Where(static found => found is not null).Select(static found => found!).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).Take(MaxTargets)]);

    private IEnumerable<INamedTypeSymbol> MayDeriveFrom(INamedTypeSymbol type) => _types.MayDeriveFrom(type, CancellationToken.None).Concat(_published.Value);

    /// <summary>The member of exactly this type that overrides or implements the method.</summary>
    private static IMethodSymbol? Declared(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (!type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType))) return null;
            return Implementation(type, method);
        }
        foreach (var member in type.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            for (var overridden = member.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method)) return member;
            }
        }
        return null;
    }

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            foreach (var implemented in type.AllInterfaces)
            {
                if (!SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, method.ContainingType)) continue;
                foreach (var member in implemented.GetMembers(method.Name).OfType<IMethodSymbol>())
                {
                    if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method) && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found) return found.OriginalDefinition;
                }
            }
            return null;
        }
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, method.ContainingType)) return method.IsAbstract ? null : method;
            if (Declared(t.OriginalDefinition, method) is { } found) return found;
        }
        return null;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceSymbol inner)
            {
                foreach (var type in Types(inner)) yield return type;
            }
            else if (member is INamedTypeSymbol type)
            {
                if (type.TypeKind is TypeKind.Class or TypeKind.Struct) yield return type;
                foreach (var nested in Types(type)) yield return nested;
            }
        }
    }
}
