using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Generator.Fingerprints;

/// <summary>
/// What a type says by itself: its header, what its instances hold and start with, by name because rows are stored and written by name, and what others
/// call it by, such as <c>ToString</c>. Methods and statics count where something refers to them.
/// </summary>
internal static class TypeShape
{
    public static void Read(INamedTypeSymbol type, CodeGraph graph, MemberReader reader)
    {
        reader.Say(type.TypeKind.ToString());
        if (type.TypeKind == TypeKind.Delegate)
        {
            foreach (var part in type.DeclaringSyntaxReferences)
            {
                reader.Walk(part.GetSyntax(graph.Cancellation));
            }
            return;
        }
        // A type in several parts is one type: its words once, and of each part what it adds, in an order that goes by content.
        var parts = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(graph.Cancellation)).OfType<BaseTypeDeclarationSyntax>().ToList();
        foreach (var modifier in parts.SelectMany(static part => part.Modifiers).Select(static m => m.Kind()).Where(static m => !MemberReader.IsForVisibility(m)).Distinct().OrderBy(static m => m))
        {
            reader.Say(modifier.ToString());
        }
        reader.Say(type.IsRecord ? "record" : "type");
        foreach (var said in parts.SelectMany(Header).OrderBy(static node => node.RawKind).ThenBy(static node => node.ToString(), StringComparer.Ordinal))
        {
            reader.Walk(said);
        }
        if (type.TypeKind == TypeKind.Enum)
        {
            Values(type, graph, reader);
            return;
        }
        // In the order of their names: a member that was moved is the same member. Only names that others can see are said.
        foreach (var member in type.GetMembers().Where(Holds).OrderBy(static m => m.Name, StringComparer.Ordinal))
        {
            reader.Say("holds");
            if (member.DeclaredAccessibility != Accessibility.Private)
            {
                reader.Say(member.Name);
            }
            reader.Refer(member);
        }
        if (type.BaseType is { } parent)
        {
            reader.Refer(parent.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty));
        }
        reader.Refer(type.StaticConstructors.FirstOrDefault(static c => !c.IsImplicitlyDeclared));
        foreach (var member in graph.Overrides.ForOthers(type))
        {
            reader.Refer(member);
        }
    }

    /// <summary>The names of an enum and what they stand for, in whatever order they are written.</summary>
    private static void Values(INamedTypeSymbol type, CodeGraph graph, MemberReader reader)
    {
        foreach (var value in type.GetMembers().OfType<IFieldSymbol>().Where(static f => f.HasConstantValue).OrderBy(static f => f.Name, StringComparer.Ordinal))
        {
            reader.Say(value.Name);
            reader.Say(Convert.ToString(value.ConstantValue, System.Globalization.CultureInfo.InvariantCulture));
            foreach (var list in value.DeclaringSyntaxReferences.SelectMany(r => ((EnumMemberDeclarationSyntax)r.GetSyntax(graph.Cancellation)).AttributeLists))
            {
                reader.Walk(list);
            }
        }
    }

    private static IEnumerable<SyntaxNode> Header(BaseTypeDeclarationSyntax part)
    {
        foreach (var list in part.AttributeLists)
        {
            yield return list;
        }
        if (part.BaseList is { } bases)
        {
            yield return bases;
        }
        if (part is TypeDeclarationSyntax { TypeParameterList: { } types })
        {
            yield return types;
        }
        if (part is TypeDeclarationSyntax { ParameterList: { } parameters })
        {
            yield return parameters;
        }
        if (part is TypeDeclarationSyntax { ConstraintClauses: var constraints })
        {
            foreach (var constraint in constraints)
            {
                yield return constraint;
            }
        }
    }

    /// <summary>Is it a field or an automatic property of an instance? Positional members are said in the header.</summary>
    private static bool Holds(ISymbol member) => member switch
    {
        { IsStatic: true } or { IsAbstract: true } => false,
        IFieldSymbol field => field.AssociatedSymbol is null && !field.IsImplicitlyDeclared,
        IPropertySymbol property => property.DeclaringSyntaxReferences.Any(static r => r.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors }
            && accessors.Accessors.All(static a => a.Body is null && a.ExpressionBody is null)),
        _ => false,
    };
}
