using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Reading;

namespace Refrain.Effects.Published;

/// <summary>
/// Which members of an assembly others can reach: those that they can name, and, in types that they cannot, those that implement or override something. Of
/// tasks and sources it is what somebody wrote to be called: the rest is for the runtime.
/// </summary>
internal sealed class PublishedMembers(Compilation compilation, Inference inference)
{
    /// <summary>What the runtime calls.</summary>
    private static readonly HashSet<string> RuntimeCalls = new(StringComparer.Ordinal) { "Run", "RunBatch", "Observe", "Read" };

    private readonly Visibility _visibility = inference.Visibility;

    /// <summary>The types of which something is told, in ordinal order of their names.</summary>
    public ImmutableArray<(string Name, INamedTypeSymbol Type, bool Whole)> Types()
    {
        var types = ImmutableArray.CreateBuilder<(string Name, INamedTypeSymbol Type, bool Whole)>();
        var isReachable = false;
        foreach (var type in All(compilation.Assembly.GlobalNamespace))
        {
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) || PublishedNames.Of(type) is not { } name) continue;
            var isTask = inference.Known.Has(type, RefrainNames.TaskAttribute) || inference.Known.Has(type, RefrainNames.SourceAttribute);
            types.Add((name, type, !isTask));
            isReachable |= _visibility.IsVisible(type) && (!isTask || Members(type, whole: false).Any());
        }
        // Where nothing can be named, nothing can be reached.
        if (!isReachable) return [];
        types.Sort(static (x, y) => string.CompareOrdinal(x.Name, y.Name));
        return types.ToImmutable();
    }

    /// <summary>The methods, accessors, constructors and statics of a type that are told, in ordinal order of their keys.</summary>
    /// <param name="type">The type.</param>
    /// <param name="whole">False for a task or a source.</param>
    public IEnumerable<(string Key, ISymbol Member)> Members(INamedTypeSymbol type, bool whole)
    {
        var isVisible = _visibility.IsVisible(type);
        return type.GetMembers().Concat(type.GetTypeMembers().Where(static nested => nested.IsExtension).SelectMany(static nested => nested.GetMembers())).Where(member => whole ? IsTold(member, isVisible) : isVisible && IsCallable(member) && IsTold(member, isVisible))
            .Select(static member => (Key: PublishedNames.KeyOf(member), member)).Where(static pair => pair.Key is not null)
            .OrderBy(static pair => pair.Key, StringComparer.Ordinal)!;
    }

    private bool IsTold(ISymbol member, bool typeIsVisible) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.StaticConstructor or MethodKind.Destructor } => false,
        IMethodSymbol method => inference.Bodies.HasSource(method) && ((typeIsVisible && _visibility.IsOpen(method)) || IsDispatched(method)),
        IFieldSymbol { IsStatic: true, IsConst: false, IsImplicitlyDeclared: false } => typeIsVisible && _visibility.IsOpen(member),
        IPropertySymbol { IsStatic: true, GetMethod: { } getter } => typeIsVisible && _visibility.IsOpen(member) && !inference.Bodies.HasSource(getter),
        _ => false,
    };

    /// <summary>Is the member of a task one that other code may call?</summary>
    private bool IsCallable(ISymbol member) =>
        !member.IsImplicitlyDeclared && member is not IMethodSymbol { MethodKind: MethodKind.Constructor } && !RuntimeCalls.Contains(member.Name)
        && !inference.Known.Has(member, RefrainNames.RequiresAttribute) && !(member is IMethodSymbol { AssociatedSymbol: { } property } && inference.Known.Has(property, RefrainNames.RequiresAttribute));

    /// <summary>Can a call that names another member end here?</summary>
    private static bool IsDispatched(IMethodSymbol method) => method.IsVirtual || method.IsOverride || !method.ExplicitInterfaceImplementations.IsEmpty || Implements(method);

    private static bool Implements(IMethodSymbol method) =>
        method is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.PropertySet }
        && method.ContainingType.AllInterfaces.Any(implemented => implemented.GetMembers(method.Name).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));

    private static IEnumerable<INamedTypeSymbol> All(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type) yield return type;
            if (member is not INamespaceOrTypeSymbol inner) continue;
            foreach (var nested in All(inner)) yield return nested;
        }
    }
}
