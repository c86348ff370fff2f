using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Refrain.Trees;

namespace Refrain.Effects;

/// <summary>
/// Where the names of members stand in a compilation. Names like <c>Instance</c> are many types'; what is written before one says of most mentions that they
/// are of another, so that these need not be bound. Thread-safe.
/// </summary>
internal sealed class StaticMentions(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<IdentifierNameSyntax>> _everywhere = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ISet<string>> _below = new(StringComparer.Ordinal);
    private readonly TypeIndex _types = new(compilation);

    /// <summary>The mentions that may be of a member; nothing outside its type can see a private one.</summary>
    public IEnumerable<SyntaxNode> Of(ISymbol member, Session session)
    {
        var cancellation = session.Cancellation;
        if (member.DeclaredAccessibility == Accessibility.Private)
        {
            session.Trail.Add(member.ContainingType);
            return member.ContainingType.DeclaringSyntaxReferences.SelectMany(part => TreeNames.Find(part.SyntaxTree, part.Span, member.Name, cancellation));
        }
        session.Trail.Add(member.Name, session.Inference.Mentioning(member.Name));
        var all = Everywhere(member.Name, session);
        // An extension is called as if it were a member of what it extends, and a member of an interface through a type parameter.
        return member is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } && member.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct } owner && NamesOf(owner) is { } names
            ? all.Where(name => MayBeOf(name, owner, names))
            : all;
    }

    private ImmutableArray<IdentifierNameSyntax> Everywhere(string name, Session session) => _everywhere.TryGetValue(name, out var known)
        ? known
        : _everywhere.GetOrAdd(name, [.. session.Inference.Mentioning(name).SelectMany(tree => TreeNames.Find(tree, new TextSpan(0, tree.Length), name, session.Cancellation))]);

    /// <summary>The names of the types through which a static of the type can be named; null where they are not all known.</summary>
    private ISet<string>? NamesOf(INamedTypeSymbol type)
    {
        if (type.IsSealed || type.IsStatic) return new HashSet<string>(StringComparer.Ordinal) { type.Name };
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)) return null;
        return _below.TryGetValue(type.Name, out var known) ? known : _below.GetOrAdd(type.Name, _types.NamesBelow);
    }

    private bool MayBeOf(IdentifierNameSyntax name, INamedTypeSymbol owner, ISet<string> names)
    {
        switch (name.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Name == name:
                return LastName(access.Expression) is { } before && (names.Contains(before) || _types.IsAlias(before, name.SyntaxTree));
            case MemberBindingExpressionSyntax:
                return false;
            case QualifiedNameSyntax or AliasQualifiedNameSyntax:
                return true;
        }
        for (var around = name.Parent; around is not null; around = around.Parent)
        {
            if (around is TypeDeclarationSyntax type && names.Contains(type.Identifier.ValueText)) return true;
            // Statements without a type around them are in the type Program.
            if (around is GlobalStatementSyntax && owner.Name == "Program") return true;
        }
        return _types.OpensTypes(name.SyntaxTree);
    }

    /// <summary>The last name of what may be a type; null for what is none.</summary>
    private static string? LastName(ExpressionSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        _ => null,
    };
}
