using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.Trees;

/// <summary>A method of a file that nothing but calls by its name can find.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsPrivate">Can only its type see it?</param>
/// <param name="Head">The type that it is in, and its declaration without the body.</param>
internal sealed record PlainMethod(string Name, bool IsPrivate, string Head);

/// <summary>
/// What a file declares, as text without the code in it. As long as it is the same, the code of all other files means what it did before; if a plain method has
/// come, gone or changed its head, so does the code that doesn't mention its name. Remembered as long as the file's tree lives.
/// </summary>
internal sealed class TreeDeclarations
{
    /// <summary>
    /// Methods that code calls without naming them, or that make a type what it is. Their coming and going may change the meaning of code everywhere.
    /// </summary>
    private static readonly HashSet<string> Patterns = new(StringComparer.Ordinal)
    {
        "Add", "AppendFormatted", "AppendLiteral", "AwaitOnCompleted", "AwaitUnsafeOnCompleted", "Cast", "Clone", "Compare", "CompareTo", "Create", "Deconstruct", "Dispose", "DisposeAsync", "Equals",
        "GetAsyncEnumerator", "GetAwaiter", "GetEnumerator", "GetHashCode", "GetPinnableReference", "GetResult", "GroupBy", "GroupJoin", "Invoke", "Join", "Main", "MoveNext", "MoveNextAsync", "Observe",
        "OnCompleted", "OrderBy", "OrderByDescending", "PrintMembers", "Read", "Reset", "Run", "RunBatch", "Select", "SelectMany", "SetException", "SetResult", "SetStateMachine", "Slice", "Start", "ThenBy",
        "ThenByDescending", "ToString", "TryGetNonEnumeratedCount", "UnsafeOnCompleted", "Where",
    };

    private static readonly ConditionalWeakTable<SyntaxTree, TreeDeclarations> Known = new();

    private TreeDeclarations(SyntaxTree tree)
    {
        var frame = new StringBuilder();
        var methods = ImmutableArray.CreateBuilder<PlainMethod>();
        var root = tree.GetRoot();
        // Statements without a type around them declare what others see of the program.
        var hasCode = root is not CompilationUnitSyntax unit || unit.Members.Any(SyntaxKind.GlobalStatement);
        Read(root, frame, hasCode ? null : methods);
        (Frame, Methods) = (frame.ToString(), methods.ToImmutable());
    }

    /// <summary>The declarations of a file.</summary>
    public static TreeDeclarations Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new TreeDeclarations(tree));

    /// <summary>All but the plain methods.</summary>
    public string Frame { get; }

    /// <summary>The plain methods, in the order of the text.</summary>
    public ImmutableArray<PlainMethod> Methods { get; }

    /// <param name="root">What to read.</param>
    /// <param name="text">Where to write it.</param>
    /// <param name="methods">Where plain methods go; null where they are no different from others, and code counts.</param>
    private static void Read(SyntaxNode root, StringBuilder text, ImmutableArray<PlainMethod>.Builder? methods)
    {
        foreach (var part in root.DescendantNodesAndTokens(node => node == root || methods is null || !(IsCode(node) || IsValueType(node) || PlainMethodOf(node) is not null)))
        {
            if (part.AsNode() is { } node)
            {
                if (methods is null || node == root) continue;
                if (IsCode(node))
                {
                    text.Append(node is BlockSyntax ? " {}" : node is ArrowExpressionClauseSyntax ? " =>" : " =");
                    if (UsesField(node)) text.Append(" field");
                }
                else if (IsValueType(node))
                {
                    // Code may make a value type hold more: a parameter that it captures, a field of a property.
                    Read(node, text, methods: null);
                }
                else if (PlainMethodOf(node) is { } method)
                {
                    methods.Add(method);
                }
                continue;
            }
            Write(part.AsToken(), text);
        }
    }

    private static void Write(SyntaxToken token, StringBuilder text) => text.Append(' ').Append(token.Text);

    private static bool IsValueType(SyntaxNode node) => node is StructDeclarationSyntax or RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: (int)SyntaxKind.StructKeyword };

    /// <summary>Is it what a member does, not what it is?</summary>
    private static bool IsCode(SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } => !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };

    /// <summary>A property whose code says <c>field</c> has one.</summary>
    private static bool UsesField(SyntaxNode code) =>
        code.Parent is AccessorDeclarationSyntax or PropertyDeclarationSyntax && code.DescendantTokens().Any(static token => token.Text == "field");

    private static PlainMethod? PlainMethodOf(SyntaxNode node)
    {
        if (node is not MethodDeclarationSyntax { AttributeLists.Count: 0, ExplicitInterfaceSpecifier: null, Parent: ClassDeclarationSyntax or RecordDeclarationSyntax } method || IsValueType(method.Parent!)) return null;
        if (Patterns.Contains(method.Identifier.ValueText) || method.Body is null && method.ExpressionBody is null) return null;
        var isPrivate = true;
        foreach (var modifier in method.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword)) isPrivate = false;
            else if (!modifier.IsKind(SyntaxKind.PrivateKeyword) && !modifier.IsKind(SyntaxKind.StaticKeyword) && !modifier.IsKind(SyntaxKind.AsyncKeyword)) return null;
        }
        var head = new StringBuilder();
        for (SyntaxNode? around = method.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case TypeDeclarationSyntax type:
                    head.Append(type.Identifier.Text).Append('`').Append(type.Arity).Append(' ');
                    break;
                case BaseNamespaceDeclarationSyntax space:
                    head.Append(space.Name).Append(' ');
                    break;
            }
        }
        foreach (var token in method.DescendantTokens(static node => !IsCode(node))) Write(token, head);
        return new(method.Identifier.ValueText, isPrivate, head.ToString());
    }
}
