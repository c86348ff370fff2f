using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Generator;

/// <summary>The names that the using directives of a file give to something else: by such a name an attribute may be any attribute.</summary>
internal sealed class TreeAliases
{
    private const string Suffix = "Attribute";
    private static readonly ConditionalWeakTable<SyntaxTree, TreeAliases> Known = new();
    private readonly HashSet<string> _inFile = new(StringComparer.Ordinal);
    private readonly HashSet<string> _everywhere = new(StringComparer.Ordinal);

    private TreeAliases(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
        {
            if (node is UsingDirectiveSyntax { Alias: { } alias } directive)
            {
                (directive.GlobalKeyword.IsKind(SyntaxKind.None) ? _inFile : _everywhere).Add(alias.Name.Identifier.ValueText);
            }
        }
    }

    /// <summary>The aliases that hold in every file.</summary>
    public IReadOnlyCollection<string> Everywhere => _everywhere;

    /// <summary>The aliases of a file; computed once for each tree.</summary>
    public static TreeAliases Of(SyntaxTree tree) => Known.GetValue(tree, static t => new TreeAliases(t));

    /// <summary>May an attribute of this simple name, in this file, be <c>[Task]</c> or <c>[Source]</c>?</summary>
    /// <param name="attribute">The name as it is written, with its suffix or without.</param>
    /// <param name="everywhere">The aliases that global usings of all files give.</param>
    public bool MayBeTask(string attribute, HashSet<string> everywhere) =>
        attribute is "Task" or "TaskAttribute" or "Source" or "SourceAttribute"
        || _inFile.Contains(attribute) || _inFile.Contains(attribute + Suffix)
        || everywhere.Contains(attribute) || everywhere.Contains(attribute + Suffix);

    /// <summary>The last part of an attribute's name.</summary>
    public static string LastName(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => "",
    };
}
