using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>A parameter of a task as symbols: a positional member of the record or one with an <c>init</c> accessor.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Positional">The primary constructor's parameter, for a positional member.</param>
/// <param name="Member">The property or field; null where a positional member has none yet (half-typed code).</param>
internal sealed record TaskParameter(string Name, ITypeSymbol Type, IParameterSymbol? Positional, ISymbol? Member)
{
    public ParameterPlace Place => Positional is null ? ParameterPlace.Init : ParameterPlace.Positional;

    /// <summary>What to mark, and to ask for attributes first.</summary>
    public ISymbol Symbol => (ISymbol?)Positional ?? Member!;

    /// <summary>Whether it can be left out when the record is made; of a <c>params</c> parameter nothing is then given.</summary>
    public bool IsOptional => Positional is { } parameter
        ? parameter.HasExplicitDefaultValue || parameter.IsParams
        : Member is IPropertySymbol { IsRequired: false };

    /// <summary>Whether something other than the record's making can change it.</summary>
    public bool IsSettable => Member switch
    {
        IPropertySymbol { SetMethod: { IsInitOnly: false } } => true,
        IFieldSymbol { IsReadOnly: false, IsConst: false } => true,
        _ => false,
    };

    /// <summary>Whether code in that type can give it: an <c>init</c> accessor may be hidden, and then none but the type that declares it sets it.</summary>
    public bool CanBeGivenIn(INamedTypeSymbol type, INamedTypeSymbol task, KnownSymbols known) =>
        Positional is not null
        || Member is not IPropertySymbol { SetMethod: { } set }
        || known.Compilation.IsSymbolAccessibleWithin(set, type, task);

    /// <summary>The attribute on the positional parameter or else on the member.</summary>
    public ISymbol? With(string attribute, KnownSymbols known) =>
        Positional is not null && known.Has(Positional, attribute) ? Positional
        : Member is not null && known.Has(Member, attribute) ? Member
        : null;

    /// <summary>
    /// The parameters in the order of declaration: positional ones, then <c>init</c> members. For a record of another assembly the primary
    /// constructor is the one with most parameters that all have a property of their name.
    /// </summary>
    public static ImmutableArray<TaskParameter> Of(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellation)
    {
        var members = TaskSymbols.Members(type).ToList();
        var parameters = ImmutableArray.CreateBuilder<TaskParameter>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Primary(type, cancellation) is { } primary)
        {
            foreach (var parameter in primary.Parameters)
            {
                if (parameter.Name.Length > 0 && names.Add(parameter.Name))
                {
                    parameters.Add(new TaskParameter(parameter.Name, parameter.Type, parameter, Find(members, parameter.Name)));
                }
            }
        }
        foreach (var member in members)
        {
            // A property hides that of its name in a base type, also where it cannot be set itself; one that overrides takes the accessors that it does not declare from there.
            if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property
                && (property.SetMethod is not null || !property.IsOverride)
                && names.Add(property.Name)
                && property.SetMethod is not null)
            {
                parameters.Add(new TaskParameter(property.Name, property.Type, null, property));
            }
        }
        return parameters.ToImmutable();
    }

    private static ISymbol? Find(List<ISymbol> members, string name)
    {
        foreach (var member in members)
        {
            if (member is IPropertySymbol { IsStatic: false } or IFieldSymbol { IsStatic: false } && member.Name == name)
            {
                return member;
            }
        }
        return null;
    }

    private static IMethodSymbol? Primary(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!type.DeclaringSyntaxReferences.IsEmpty)
        {
            foreach (var constructor in type.InstanceConstructors)
            {
                foreach (var reference in constructor.DeclaringSyntaxReferences)
                {
                    if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax)
                    {
                        return constructor;
                    }
                }
            }
            return null;
        }
        IMethodSymbol? best = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility == Accessibility.Public
                && constructor.Parameters.Length > (best?.Parameters.Length ?? 0)
                && constructor.Parameters.All(p => type.GetMembers(p.Name).Any(static m => m is IPropertySymbol)))
            {
                best = constructor;
            }
        }
        return best;
    }
}
