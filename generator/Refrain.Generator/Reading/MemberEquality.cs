using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>
/// Says whether the equality that the compiler makes of a record is that of keys, so that none has to be generated: the record stores what goes into the key and
/// nothing else, and each part of it is equal to .NET exactly when its encoding is.
/// </summary>
internal static class MemberEquality
{
    /// <param name="type">The record, whose base stores nothing that counts.</param>
    /// <param name="parameters">Its parameters as symbols.</param>
    /// <param name="models">The same as they are encoded.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static bool IsOfKeys(INamedTypeSymbol type, ImmutableArray<TaskParameter> parameters, EquatableArray<ParameterModel> models, CancellationToken cancellation)
    {
        if (models.Any(static parameter => parameter.IsInsignificant || !parameter.Key.IsComparedAlike))
        {
            return false;
        }
        var stored = 0;
        foreach (var member in type.GetMembers())
        {
            switch (member)
            {
                case IFieldSymbol { IsStatic: false, IsConst: false, AssociatedSymbol: IPropertySymbol property }
                    when IsAutomatic(property, cancellation) && parameters.Any(p => SymbolEqualityComparer.Default.Equals(p.Member, property)):
                    stored++;
                    break;
                case IFieldSymbol { IsStatic: false, IsConst: false } or IEventSymbol { IsStatic: false }:
                    return false;
            }
        }
        return stored == parameters.Length;
    }

    /// <summary>Does the property give what it stores? One with a body may give something else.</summary>
    private static bool IsAutomatic(IPropertySymbol property, CancellationToken cancellation)
    {
        foreach (var reference in property.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax(cancellation))
            {
                case ParameterSyntax:
                case PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } declared
                    when !declared.Modifiers.Any(SyntaxKind.PartialKeyword) && accessors.Accessors.All(static a => a.Body is null && a.ExpressionBody is null):
                    break;
                default:
                    return false;
            }
        }
        return true;
    }
}
