using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Reading;

/// <summary>
/// The members that a record is made of and made from: those of its constructor and those with <c>init</c>. What the record holds beside
/// them would be missing from the key and from the record that is rebuilt elsewhere, so it is a fault.
/// </summary>
internal static class RecordMembers
{
    /// <summary>Reads the members in the order of declaration; returns the failure, if there is one.</summary>
    public static KeyReading? Read(INamedTypeSymbol record, KnownSymbols known, out ImmutableArray<RecordMember> members)
    {
        members = ImmutableArray<RecordMember>.Empty;
        var properties = new Dictionary<string, IPropertySymbol>(StringComparer.Ordinal);
        var fields = new List<IFieldSymbol>();
        foreach (var member in TaskSymbols.Members(record))
        {
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } property && !properties.ContainsKey(property.Name))
            {
                properties.Add(property.Name, property);
            }
            else if (member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, AssociatedSymbol: null } field && IsWritten(field))
            {
                fields.Add(field);
            }
        }
        if (fields.Count > 0)
        {
            return KeyReading.Failure($"a field holds data that its constructor or init accessors do not show: make it a positional or init member").Below(fields[0].Name);
        }
        if (TaskSymbols.HiddenState(record) is { } hidden)
        {
            return KeyReading.Failure("it holds data and is hidden from generated code: make it internal or public").Below(hidden.Name);
        }
        if (Constructor(record, properties) is not { } constructor)
        {
            return KeyReading.Failure($"{TypeNames.Shown(record)} has no constructor that takes its members by their names: declare it with positional members");
        }

        var found = ImmutableArray.CreateBuilder<RecordMember>();
        var documentation = Documentation.Of(record, CancellationToken.None);
        foreach (var parameter in constructor.Parameters)
        {
            var property = Named(properties, parameter.Name)!;
            properties.Remove(property.Name);
            if (Unusable(property, known) is { } failure)
            {
                return failure;
            }
            var text = parameter.HasExplicitDefaultValue ? ConstantText.Of(parameter.ExplicitDefaultValue, parameter.Type) : "";
            found.Add(new RecordMember(property.Name, property.Type, parameter, property, text, Documentation.Parameter(documentation, parameter.Name)));
        }
        foreach (var property in properties.Values)
        {
            if (property.SetMethod is null && !IsUnset(property))
            {
                continue;
            }
            if (Unusable(property, known) is { } failure)
            {
                return failure;
            }
            if (property.SetMethod is null)
            {
                return KeyReading.Failure("the constructor does not take it and it has no init accessor, so it could not be rebuilt elsewhere").Below(property.Name);
            }
            found.Add(new RecordMember(
                property.Name, property.Type, null, property, Default(property), Documentation.Summary(Documentation.Of(property, CancellationToken.None))));
        }
        members = found.ToImmutable();
        return null;
    }

    private static KeyReading? Unusable(IPropertySymbol property, KnownSymbols known)
    {
        var assembly = known.Compilation.Assembly;
        if (property.SetMethod is { IsInitOnly: false } && !property.ContainingType.IsReadOnly)
        {
            return KeyReading.Failure("it can change after the key was made: give it an init accessor" + (property.ContainingType.IsValueType ? ", or make the struct readonly" : "")).Below(property.Name);
        }
        return property.GetMethod is null
            || !known.Compilation.IsSymbolAccessibleWithin(property.GetMethod, assembly)
            || (property.SetMethod is not null && !known.Compilation.IsSymbolAccessibleWithin(property.SetMethod, assembly))
            ? KeyReading.Failure("it is hidden from generated code: make it internal or public").Below(property.Name)
            : null;
    }

    /// <summary>The primary constructor; else the one that takes most, all by the names of properties.</summary>
    private static IMethodSymbol? Constructor(INamedTypeSymbol record, Dictionary<string, IPropertySymbol> properties)
    {
        IMethodSymbol? best = null;
        foreach (var constructor in record.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected || IsCopy(constructor, record)
                || !constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None
                    && Named(properties, parameter.Name) is { } property && !TaskSymbols.LeavesRequired(constructor, property) && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type)))
            {
                continue;
            }
            if (IsPrimary(constructor))
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

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol record) =>
        record.IsReferenceType && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, record);

    private static IPropertySymbol? Named(Dictionary<string, IPropertySymbol> properties, string parameter) =>
        properties.TryGetValue(parameter, out var same) ? same
        : parameter.Length > 0 && properties.TryGetValue(char.ToUpperInvariant(parameter[0]) + parameter.Substring(1), out var capital) ? capital
        : null;

    /// <summary>Whether a field was written as one. Of another assembly what is public is known, and of a struct all, those behind its automatic properties among them.</summary>
    private static bool IsWritten(IFieldSymbol field) =>
        !field.ContainingType.DeclaringSyntaxReferences.IsEmpty
        || field.DeclaredAccessibility == Accessibility.Public
        || (field.ContainingType.IsValueType && !field.Name.StartsWith("<", StringComparison.Ordinal));

    /// <summary>Whether it is a property that stores what only a constructor gives it; one with an initialiser follows from the rest.</summary>
    private static bool IsUnset(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null } syntax
        && syntax.AccessorList?.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }) == true
        && !property.IsAbstract;

    /// <summary>Only literals can be told without running code; other initialisers, and those that nobody sees, make the member one that must be given.</summary>
    private static string Default(IPropertySymbol property)
    {
        if (property.IsRequired || property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not PropertyDeclarationSyntax syntax)
        {
            return "";
        }
        var initializer = syntax.Initializer?.Value;
        if (initializer is null || initializer.IsKind(SyntaxKind.DefaultLiteralExpression) || initializer.IsKind(SyntaxKind.NullLiteralExpression))
        {
            return property.Type.IsValueType || property.Type.NullableAnnotation == NullableAnnotation.Annotated ? ConstantText.Of(null, property.Type) : "";
        }
        return initializer is LiteralExpressionSyntax { Token.Value: { } value } && property.Type.SpecialType != SpecialType.None ? Converted(value, property.Type) : "";
    }

    /// <summary>The literal, cast where its own type is another.</summary>
    private static string Converted(object value, ITypeSymbol type) => $"({TypeNames.Code(type)})({ConstantText.Of(value, type)})";
}
