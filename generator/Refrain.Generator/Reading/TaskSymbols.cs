using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Which types are tasks, and what members they have.</summary>
internal static class TaskSymbols
{
    /// <summary>Is it a task or source: annotated here, or generated elsewhere?</summary>
    public static bool IsTask(ITypeSymbol? type, KnownSymbols known)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Error } named)
        {
            return false;
        }
        if (known.Has(named, RefrainNames.TaskAttribute) || known.Has(named, RefrainNames.SourceAttribute))
        {
            return true;
        }
        return Implements(named, RefrainNames.Task, known);
    }

    /// <summary>
    /// Is it one type of task or source, which describes itself: annotated, or with what is generated for others? Base types of tasks implement less.
    /// </summary>
    public static bool IsTaskType(ITypeSymbol? type, KnownSymbols known) =>
        IsTask(type, known)
        && (known.Has(type!, RefrainNames.TaskAttribute) || known.Has(type!, RefrainNames.SourceAttribute)
            || (!type!.IsAbstract && Implements((INamedTypeSymbol)type, RefrainNames.TaskType, known)));

    private static bool Implements(INamedTypeSymbol type, string name, KnownSymbols known)
    {
        var wanted = known.Type(name);
        foreach (var implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented, wanted))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// The type's own members, in an order that does not depend on the order of the syntax trees, then those of its base types that it can reach.
    /// </summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol type)
    {
        for (var t = type; t is not null and not { SpecialType: SpecialType.System_Object }; t = t.BaseType)
        {
            IEnumerable<ISymbol> members = t.GetMembers();
            if (t.DeclaringSyntaxReferences.Length > 1)
            {
                members = members
                    .OrderBy(static m => m.Locations.FirstOrDefault()?.SourceTree?.FilePath ?? "", StringComparer.Ordinal)
                    .ThenBy(static m => m.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0);
            }
            foreach (var member in members)
            {
                if (ReferenceEquals(t, type) || member.DeclaredAccessibility != Accessibility.Private)
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>
    /// The first private member of a base type that stores something of its own: it is part of the value, and no generated code can see it. Of
    /// other assemblies only what is public is known.
    /// </summary>
    public static ISymbol? HiddenState(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null and not { SpecialType: SpecialType.System_Object }; t = t.BaseType)
        {
            foreach (var member in t.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Private, DeclaringSyntaxReferences.IsEmpty: false })
                {
                    return member;
                }
                // An automatic property is known by the field behind it.
                if (member is IFieldSymbol { IsStatic: false, AssociatedSymbol: IPropertySymbol { DeclaredAccessibility: Accessibility.Private, DeclaringSyntaxReferences.IsEmpty: false } property })
                {
                    return property;
                }
            }
        }
        return null;
    }

    /// <summary>Does a constructor leave a required member, which a parameter of its gives, to be set once more?</summary>
    public static bool LeavesRequired(IMethodSymbol constructor, ISymbol? member) =>
        member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
        && !constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    /// <summary>Do the names say the same: equal but for the case of the first letter?</summary>
    public static bool SameName(string parameter, string member) =>
        parameter.Length == member.Length
        && parameter.Length > 0
        && char.ToLowerInvariant(parameter[0]) == char.ToLowerInvariant(member[0])
        && string.CompareOrdinal(parameter, 1, member, 1, parameter.Length) == 0;

    /// <summary>What to mark of a symbol.</summary>
    public static Location LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>What to mark of an attribute: where it is written, or else the symbol that has it.</summary>
    public static Location LocationOf(AttributeData attribute, ISymbol symbol, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? LocationOf(symbol);

    /// <summary>A named argument of an attribute, or the default of its type.</summary>
    public static T? Argument<T>(AttributeData? attribute, string name)
    {
        if (attribute is not null)
        {
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Key == name && argument.Value is { Kind: not TypedConstantKind.Array, Value: T value })
                {
                    return value;
                }
            }
        }
        return default;
    }
}
