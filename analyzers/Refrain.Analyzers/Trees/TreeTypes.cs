using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Trees;

/// <summary>A declaration of a type, or of a part of one, as its file's text shows it.</summary>
/// <param name="MetadataName">As <see cref="IAssemblySymbol.GetTypeByMetadataName"/> wants it.</param>
/// <param name="Name">The simple name.</param>
/// <param name="Place">Where its name stands.</param>
/// <param name="IsLocal">Other files cannot name it, and its metadata name is not what it says.</param>
/// <param name="Bases">The simple names in the list of bases.</param>
/// <param name="Attributes">The simple names of its attributes, as written.</param>
/// <param name="HasName">An attribute of it sets a property <c>Name</c>, or its own name is not what it is shown as: only the symbol says how it is called.</param>
internal sealed record TreeType(string MetadataName, string Name, int Place, bool IsLocal, ImmutableArray<string> Bases, ImmutableArray<string> Attributes, bool HasName)
{
    /// <summary>The symbol.</summary>
    public INamedTypeSymbol? Symbol(SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
        if (!IsLocal && compilation.Assembly.GetTypeByMetadataName(MetadataName) is { } type) return type;
        return tree.GetRoot(cancellation).FindToken(Place).Parent is BaseTypeDeclarationSyntax declaration ? compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration, cancellation) : null;
    }
}

/// <summary>The types that a file declares, found by syntax once and remembered as long as its tree lives.</summary>
internal sealed class TreeTypes
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeTypes> Known = new();

    private TreeTypes(SyntaxTree tree)
    {
        var types = ImmutableArray.CreateBuilder<TreeType>();
        var aliases = ImmutableArray.CreateBuilder<string>();
        var globalAliases = ImmutableArray.CreateBuilder<string>();
        var (opens, opensGlobally) = (false, false);
        foreach (var node in tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case UsingDirectiveSyntax { Alias: { } alias } directive:
                    (directive.GlobalKeyword.IsKind(SyntaxKind.None) ? aliases : globalAliases).Add(alias.Name.Identifier.ValueText);
                    break;
                case UsingDirectiveSyntax { StaticKeyword.RawKind: not 0 } directive:
                    if (directive.GlobalKeyword.IsKind(SyntaxKind.None)) opens = true;
                    else opensGlobally = true;
                    break;
                case TypeDeclarationSyntax type:
                    types.Add(Read(type));
                    break;
            }
        }
        (All, Aliases, GlobalAliases) = (types.ToImmutable(), aliases.ToImmutable(), globalAliases.ToImmutable());
        (OpensTypes, OpensTypesGlobally) = (opens, opensGlobally);
    }

    /// <summary>The types of a file.</summary>
    public static TreeTypes Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new TreeTypes(tree));

    /// <summary>Classes, structs, records and interfaces, in the order of the text.</summary>
    public ImmutableArray<TreeType> All { get; }

    /// <summary>The names that its usings give to what they like.</summary>
    public ImmutableArray<string> Aliases { get; }

    /// <summary>The names that its global usings give, to all files.</summary>
    public ImmutableArray<string> GlobalAliases { get; }

    /// <summary>Does a <c>using static</c> let it name members of other types without these?</summary>
    public bool OpensTypes { get; }

    /// <summary>Does a <c>global using static</c> let all files?</summary>
    public bool OpensTypesGlobally { get; }

    private static TreeType Read(TypeDeclarationSyntax type)
    {
        var name = NameOf(type);
        var isLocal = type.Modifiers.Any(SyntaxKind.FileKeyword);
        var space = "";
        var isEscaped = false;
        for (var outer = type.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case TypeDeclarationSyntax around:
                    name = NameOf(around) + "+" + name;
                    isLocal |= around.Modifiers.Any(SyntaxKind.FileKeyword);
                    break;
                case BaseNamespaceDeclarationSyntax around:
                    space = string.Concat(around.Name.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText + ".")) + space;
                    isEscaped |= around.Name.ToString().IndexOf('@') >= 0;
                    break;
            }
        }
        return new(
            space + name, type.Identifier.ValueText, type.Identifier.SpanStart, isLocal,
            type.BaseList is { } bases ? [.. bases.Types.Select(static one => LastName(one.Type))] : [],
            [.. type.AttributeLists.SelectMany(static list => list.Attributes).Select(static attribute => LastName(attribute.Name))],
            isLocal || isEscaped || type.AttributeLists.SelectMany(static list => list.Attributes).Any(SetsName));
    }

    private static bool SetsName(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments.Any(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Name") == true;

    private static string NameOf(TypeDeclarationSyntax type) => type.Arity == 0 ? type.Identifier.ValueText : type.Identifier.ValueText + "`" + type.Arity.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string LastName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => "",
    };
}
