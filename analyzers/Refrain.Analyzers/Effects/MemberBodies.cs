using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Trees;

namespace Refrain.Effects;

/// <summary>The code of a compilation's members. Thread-safe.</summary>
internal sealed class MemberBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, WeakReference<SemanticModel>> _models = new();

    /// <summary>Those that need not be bound.</summary>
    public BoundBodies Bound { get; } = new();

    private int _bindings;

    /// <summary>How often code was asked for that nobody had bound: what that costs, in a measure that no machine changes.</summary>
    public int Bindings => _bindings;

    /// <summary>Is the symbol declared in this compilation?</summary>
    public bool InSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly) && !symbol.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Does the method have a body here? That of an automatic property does not count.</summary>
    public bool HasSource(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (method.PartialImplementationPart is { } implementation) method = implementation;
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)) return false;
        if (method.MethodKind == MethodKind.Constructor) return InSource(method.ContainingType);
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax())
            {
                case BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null }:
                case AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null }:
                case ArrowExpressionClauseSyntax or LocalFunctionStatementSyntax:
                    return true;
            }
        }
        return false;
    }

    /// <summary>The bodies of a method, accessor or constructor.</summary>
    public IEnumerable<IOperation> Of(IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var reference in method.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellation);
            if (syntax is TypeDeclarationSyntax or ParameterListSyntax) continue;
            if (Operation(syntax, cancellation) is { } operation) yield return operation;
        }
    }

    /// <summary>The operation of a local function.</summary>
    public ILocalFunctionOperation? LocalFunction(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } syntax ? Operation(syntax, cancellation) as ILocalFunctionOperation : null;

    /// <summary>Is it the constructor that stands at the type's head?</summary>
    public bool IsPrimary(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is TypeDeclarationSyntax;

    /// <summary>Does the constructor leave all to another one of its type?</summary>
    public bool ChainsToThis(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ThisKeyword };

    /// <summary>The call of the base class's constructor at the type's head.</summary>
    public IOperation? BaseCall(IMethodSymbol constructor, CancellationToken cancellation)
    {
        if (constructor.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not TypeDeclarationSyntax { BaseList: { } bases }) return null;
        var call = bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
        return call is null ? null : Operation(call, cancellation);
    }

    /// <summary>What the fields and properties of an object of the type start with, in the order of the text.</summary>
    public IEnumerable<(ISymbol Member, IOperation Value)> Initialisers(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var member in type.OriginalDefinition.GetMembers())
        {
            if (!member.IsStatic && member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol && !member.IsStatic && Initialiser(member, cancellation) is { } value) yield return (member, value);
        }
    }

    /// <summary>The fields and automatic properties that a type has itself, in the order of the text.</summary>
    public IEnumerable<ISymbol> Statics(INamedTypeSymbol type)
    {
        foreach (var member in type.OriginalDefinition.GetMembers())
        {
            if (!member.IsStatic) continue;
            if (member is IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } || (member is IPropertySymbol { GetMethod: { } getter } && !HasSource(getter))) yield return member;
        }
    }

    /// <summary>The static constructor that somebody wrote for the type.</summary>
    public IMethodSymbol? StaticConstructor(INamedTypeSymbol type) =>
        InSource(type) ? type.OriginalDefinition.StaticConstructors.FirstOrDefault(static constructor => !constructor.IsImplicitlyDeclared) : null;

    /// <summary>The initialiser of a field or property.</summary>
    public IOperation? Initialiser(ISymbol member, CancellationToken cancellation)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initialiser = reference.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax { Initializer: { } value } => value,
                PropertyDeclarationSyntax { Initializer: { } value } => value,
                _ => null,
            };
            if (initialiser is not null) return Operation(initialiser.Value, cancellation);
        }
        return null;
    }

    /// <summary>
    /// What the compiler makes of code. Of some that is no valid program, as a list pattern of a pointer, it makes an exception of its own, of any kind: then
    /// nothing is known of that code but what the compiler says is wrong with it. Valid code of which it makes one is a fault to be told.
    /// </summary>
    private IOperation? Operation(SyntaxNode syntax, CancellationToken cancellation)
    {
        try
        {
            var bound = Bound.Model(syntax);
            if (bound is null) Interlocked.Increment(ref _bindings);
            return (bound ?? Model(syntax.SyntaxTree)).GetOperation(syntax, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && IsInvalid(syntax, cancellation))
        {
            return null;
        }
    }

    private bool IsInvalid(SyntaxNode syntax, CancellationToken cancellation) =>
        Model(syntax).GetDiagnostics(syntax.Span, cancellation).Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>A semantic model for some code: the compiler's, where that has bound it.</summary>
    public SemanticModel Model(SyntaxNode code) => Bound.Model(code) ?? Model(code.SyntaxTree);

    /// <summary>
    /// The semantic model of a tree, the same for all as long as anybody has something of it. Nobody keeps it here: what the compiler has made of all bodies that
    /// were walked is more than all else in the process, and each collection would go through it.
    /// </summary>
    private SemanticModel Model(SyntaxTree tree)
    {
        var held = _models.TryGetValue(tree, out var known) ? known : _models.GetOrAdd(tree, static _ => new WeakReference<SemanticModel>(null!));
        if (held.TryGetTarget(out var model)) return model;
        lock (held)
        {
            if (held.TryGetTarget(out model)) return model;
            held.SetTarget(model = TreeModels.Of(compilation, tree));
            return model;
        }
    }
}
