using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Reading;

/// <summary>
/// The members that a value is stored as: those of its constructor, in that order, then those that can be set. What a value holds beside
/// them would not come back, so it is a fault; properties that are computed are left out.
/// </summary>
internal static class DataMembers
{
    /// <summary>Reads the members; returns the fault, if there is one.</summary>
    public static ValueReading? Read(INamedTypeSymbol type, KnownSymbols known, out ImmutableArray<DataMember> members)
    {
        members = ImmutableArray<DataMember>.Empty;
        if (Candidates(type, known, out var candidates) is { } hidden)
        {
            return hidden;
        }
        if (Constructor(type, candidates, known) is not { } constructor)
        {
            return ValueReading.Failure(
                $"{TypeNames.Shown(type)} has no constructor that generated code can call with its members by their names: make it a positional record, or give it a parameterless constructor");
        }
        var found = ImmutableArray.CreateBuilder<DataMember>();
        foreach (var parameter in constructor.Parameters)
        {
            if (Named(candidates, parameter) is not { } member)
            {
                // Half-typed code may name one member twice.
                return ValueReading.Failure($"its constructor has no member of its own for '{parameter.Name}'");
            }
            candidates.Remove(member);
            found.Add(new DataMember(member, TypeOf(member), parameter));
        }
        foreach (var member in candidates)
        {
            if (IsSettable(member, known))
            {
                found.Add(new DataMember(member, TypeOf(member), null));
            }
            else if (HoldsData(member))
            {
                return ValueReading.Failure("it holds data that neither a constructor takes nor generated code can set: give it an init accessor").Below(member.Name);
            }
        }
        members = found.ToImmutable();
        return members.IsEmpty ? ValueReading.Failure($"{TypeNames.Shown(type)} has no members to store") : null;
    }

    /// <summary>What generated code can read of a value; data that it cannot is a fault.</summary>
    private static ValueReading? Candidates(INamedTypeSymbol type, KnownSymbols known, out List<ISymbol> candidates)
    {
        candidates = [];
        if (type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InlineArrayAttribute"))
        {
            return ValueReading.Failure($"{TypeNames.Shown(type)} is more than its one field: use an array");
        }
        if (TaskSymbols.HiddenState(type) is { } below)
        {
            return Hidden(below);
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in TaskSymbols.Members(type))
        {
            if (member is not (IPropertySymbol { IsStatic: false, IsIndexer: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, AssociatedSymbol: null })
                || (member is IPropertySymbol && member.Name == "EqualityContract")
                || !names.Add(member.Name))
            {
                continue;
            }
            if (member is IPropertySymbol property ? property.GetMethod is { } get && Accessible.ToGenerated(get, known) : Accessible.ToGenerated(member, known))
            {
                candidates.Add(member);
            }
            else if (HoldsData(member))
            {
                return Hidden(member);
            }
        }
        return null;
    }

    private static ValueReading Hidden(ISymbol member) =>
        ValueReading.Failure("it holds data and is hidden from generated code: make it internal or public, or compute it").Below(member.Name);

    /// <summary>The primary constructor; else the one that takes most, all by the names of members.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol type, List<ISymbol> candidates, KnownSymbols known)
    {
        IMethodSymbol? best = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (!Accessible.ToGenerated(constructor, known) || IsCopy(constructor, type)
                || !constructor.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In && Named(candidates, parameter) is not null)
                || RequiresTwice(constructor, candidates))
            {
                continue;
            }
            if (constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null }))
            {
                return constructor;
            }
            if (best is null || constructor.Parameters.Length > best.Parameters.Length)
            {
                best = constructor;
            }
        }
        return best;
    }

    /// <summary>A required member must be set in the initializer even if the constructor takes it, unless that says that it sets all.</summary>
    private static bool RequiresTwice(IMethodSymbol constructor, List<ISymbol> candidates) =>
        constructor.Parameters.Any(parameter => TaskSymbols.LeavesRequired(constructor, Named(candidates, parameter)));

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static ISymbol? Named(List<ISymbol> candidates, IParameterSymbol parameter) =>
        candidates.FirstOrDefault(member => member.Name == parameter.Name && IsSame(member, parameter))
        ?? candidates.FirstOrDefault(member => TaskSymbols.SameName(parameter.Name, member.Name) && IsSame(member, parameter));

    private static bool IsSame(ISymbol member, IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(TypeOf(member), parameter.Type);

    private static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static bool IsSettable(ISymbol member, KnownSymbols known) => member is IPropertySymbol property
        ? property.SetMethod is { } set && Accessible.ToGenerated(set, known)
        : member is IFieldSymbol { IsReadOnly: false };

    /// <summary>
    /// Whether the member stores something of its own: a field, or a property without code. A get-only property with an initialiser is
    /// the same for every value. Of referenced assemblies only what is public is known.
    /// </summary>
    private static bool HoldsData(ISymbol member)
    {
        if (member is IFieldSymbol)
        {
            return !member.DeclaringSyntaxReferences.IsEmpty || member.DeclaredAccessibility == Accessibility.Public;
        }
        if (member is IPropertySymbol { SetMethod: not null })
        {
            return true;
        }
        return member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null } syntax
            && syntax.AccessorList?.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }) == true;
    }
}
