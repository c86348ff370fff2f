using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Generator.Fingerprints;

/// <summary>
/// Which types the names in a declaration stand for, as far as the declared symbol says so itself: a semantic model would bind each of them once more. What is
/// not found (aliases, qualified names, types that the compiler does not know) is left to the model.
/// </summary>
internal static class DeclaredTypes
{
    /// <summary>Finds the types in the header of a member.</summary>
    /// <param name="part">A declaration of the member.</param>
    /// <param name="member">The member.</param>
    /// <param name="names">Takes them.</param>
    public static void OfMember(SyntaxNode part, ISymbol member, Dictionary<SimpleNameSyntax, ITypeSymbol> names)
    {
        switch (part, member)
        {
            case (MethodDeclarationSyntax said, IMethodSymbol method):
                Pair(said.ReturnType, method.ReturnType, names);
                OfParameters(said.ParameterList.Parameters, method.Parameters, names);
                break;
            case (ConstructorDeclarationSyntax said, IMethodSymbol constructor):
                OfParameters(said.ParameterList.Parameters, constructor.Parameters, names);
                break;
            case (BasePropertyDeclarationSyntax said, IPropertySymbol property):
                Pair(said.Type, property.Type, names);
                break;
            case (ParameterSyntax said, IPropertySymbol positional):
                Pair(said.Type, positional.Type, names);
                break;
            case (VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax said }, IFieldSymbol field):
                Pair(said.Type, field.Type, names);
                break;
        }
    }

    /// <summary>Finds the types of the parameters in a type's header.</summary>
    public static void OfHeader(INamedTypeSymbol type, CancellationToken cancellation, Dictionary<SimpleNameSyntax, ITypeSymbol> names)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax { ParameterList.Parameters: var said })
                {
                    OfParameters(said, constructor.Parameters, names);
                }
            }
        }
    }

    private static void OfParameters(SeparatedSyntaxList<ParameterSyntax> said, ImmutableArray<IParameterSymbol> parameters, Dictionary<SimpleNameSyntax, ITypeSymbol> names)
    {
        if (said.Count != parameters.Length)
        {
            return; // half-typed
        }
        for (var i = 0; i < said.Count; i++)
        {
            Pair(said[i].Type, parameters[i].Type, names);
        }
    }

    private static void Pair(TypeSyntax? said, ITypeSymbol type, Dictionary<SimpleNameSyntax, ITypeSymbol> names)
    {
        switch (said, type)
        {
            case (_, { TypeKind: TypeKind.Error }):
                break;
            case (IdentifierNameSyntax name, INamedTypeSymbol { TypeArguments.IsEmpty: true } or ITypeParameterSymbol) when name.Identifier.ValueText == type.Name:
                names[name] = type;
                break;
            case (GenericNameSyntax name, INamedTypeSymbol named) when name.Identifier.ValueText == type.Name && name.Arity == named.Arity:
                names[name] = type;
                for (var i = 0; i < name.Arity; i++)
                {
                    Pair(name.TypeArgumentList.Arguments[i], named.TypeArguments[i], names);
                }
                break;
            case (NullableTypeSyntax nullable, INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } value):
                Pair(nullable.ElementType, value.TypeArguments[0], names);
                break;
            case (NullableTypeSyntax nullable, _):
                Pair(nullable.ElementType, type, names);
                break;
            case (ArrayTypeSyntax { RankSpecifiers.Count: 1 } array, IArrayTypeSymbol rows):
                Pair(array.ElementType, rows.ElementType, names);
                break;
        }
    }
}
