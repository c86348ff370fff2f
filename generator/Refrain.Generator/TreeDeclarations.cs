using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Reading;

namespace Refrain.Generator;

/// <summary>
/// What a file declares and what it mentions outside the bodies of its members, as far as its text alone shows it. Files are remembered as long
/// as their trees live.
/// </summary>
internal sealed class TreeDeclarations
{
    private const string Suffix = "Attribute";
    private static readonly ConditionalWeakTable<SyntaxTree, TreeDeclarations> Known = new();

    private readonly SyntaxTree _tree;
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal);
    private string[]? _mentions;

    private TreeDeclarations(SyntaxTree tree)
    {
        _tree = tree;
        var root = tree.GetRoot();
        if (root is CompilationUnitSyntax unit)
        {
            // Attributes of the assembly can name codecs, extern aliases and global usings change what names mean everywhere.
            IsGlobal = unit.AttributeLists.Count > 0 || unit.Externs.Count > 0;
        }
        foreach (var node in root.DescendantNodes(static node => node is not (StatementSyntax or ExpressionSyntax or ArrowExpressionClauseSyntax)))
        {
            switch (node)
            {
                case BaseTypeDeclarationSyntax type:
                    AddType(type.Identifier);
                    break;
                case DelegateDeclarationSyntax type:
                    AddType(type.Identifier);
                    break;
                case GlobalStatementSyntax:
                    _types.Add("Program");
                    break;
                case BaseNamespaceDeclarationSyntax ns:
                    AddNamespace(ns);
                    break;
                case UsingDirectiveSyntax directive:
                    IsGlobal |= !directive.GlobalKeyword.IsKind(SyntaxKind.None);
                    break;
                case AttributeSyntax attribute:
                    _attributes.Add(TreeAliases.LastName(attribute.Name));
                    break;
            }
        }
    }

    /// <summary>The facts of a file.</summary>
    public static TreeDeclarations Of(SyntaxTree tree) => Known.GetValue(tree, static t => new TreeDeclarations(t));

    /// <summary>May it change what any file means, whatever that mentions?</summary>
    public bool IsGlobal { get; private set; }

    /// <summary>The simple names of the types, an attribute's without its suffix, too.</summary>
    public IReadOnlyCollection<string> Types => _types;

    /// <summary>The full names of the namespaces, those around them included.</summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    /// <summary>The names that its global usings give.</summary>
    public IReadOnlyCollection<string> GlobalAliases => TreeAliases.Of(_tree).Everywhere;

    /// <summary>All identifiers outside the bodies of members; found when first asked for, since most files are never asked.</summary>
    public IReadOnlyList<string> Mentions => _mentions ??= FindMentions(_tree.GetRoot());

    /// <summary>Is the node the body of a member or accessor?</summary>
    public static bool IsBody(SyntaxNode node) =>
        node is BlockSyntax { Parent: MemberDeclarationSyntax or AccessorDeclarationSyntax }
            or ArrowExpressionClauseSyntax { Parent: MemberDeclarationSyntax or AccessorDeclarationSyntax };

    /// <summary>May one of its types be a task or a source? An attribute that goes by an alias may be any attribute.</summary>
    /// <param name="globalAliases">The names that global usings of all files give.</param>
    public bool MayHaveTasks(HashSet<string> globalAliases)
    {
        var names = TreeAliases.Of(_tree);
        return _attributes.Any(attribute => names.MayBeTask(attribute, globalAliases));
    }

    private static string[] FindMentions(SyntaxNode root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in root.DescendantTokens(static node => !IsBody(node)))
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                names.Add(token.ValueText);
            }
        }
        return [.. names];
    }

    private void AddType(SyntaxToken identifier)
    {
        var name = identifier.ValueText;
        _types.Add(name);
        if (name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            _types.Add(name.Substring(0, name.Length - Suffix.Length));
        }
    }

    private void AddNamespace(BaseNamespaceDeclarationSyntax declared)
    {
        IsGlobal |= declared.Externs.Count > 0;
        var full = "";
        foreach (var part in declared.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().SelectMany(static ns => Parts(ns.Name)).Concat(Parts(declared.Name)))
        {
            full = full.Length == 0 ? part : full + "." + part;
            _namespaces.Add(full);
        }
        // The reader finds types of these by their full names, so that no file has to mention them.
        IsGlobal |= IsWithin(full, "System") || IsWithin(full, RefrainNames.Namespace);
    }

    private static bool IsWithin(string name, string root) =>
        name.StartsWith(root, StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] == '.');

    private static IEnumerable<string> Parts(NameSyntax name) =>
        name.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText);
}
