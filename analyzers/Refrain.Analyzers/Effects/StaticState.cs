using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Knowledge;

namespace Refrain.Effects;

/// <summary>
/// Which statics something changes after the start, and which only keep the results of pure functions. References are found by name in the
/// syntax first, and bound only then. Thread-safe.
/// </summary>
internal sealed class StaticState(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, StaticUse> _uses = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableDictionary<string, ImmutableArray<SyntaxNode>>> _names = new(() => Names(compilation));

    /// <summary>Is the static, or what it holds, changed after the start by anything but the filling of a cache?</summary>
    public bool Changes(ISymbol member, Session session)
    {
        if (member is IFieldSymbol { IsConst: true }) return false;
        return Use(member, session) == StaticUse.Changed;
    }

    /// <summary>Does it only keep results that are the same each time, or a constant that is made when first needed?</summary>
    public bool IsCache(ISymbol member, Session session) => Use(member, session) == StaticUse.Cache;

    /// <summary>How it is used: of a static of another assembly, there and here.</summary>
    public StaticUse Use(ISymbol member, Session session)
    {
        member = member.OriginalDefinition;
        if (_uses.TryGetValue(member, out var known)) return known;
        if (session.Inference.Published.Of(member) is { } published) return published.Use;
        if (!session.Inference.Bodies.InSource(member)) return StaticUse.Constant;
        return session.IsClassifying(member) ? StaticUse.Constant : _uses.GetOrAdd(member, Classify(member, session.Classifying(member)));
    }

    private StaticUse Classify(ISymbol member, Session session)
    {
        if (!_names.Value.TryGetValue(member.Name, out var references)) return StaticUse.Constant;
        var (writes, fills, reads) = (0, 0, 0);
        var isShared = !MemberWalk.IsPlain((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type);
        var guarded = new HashSet<SyntaxNode>();
        var filling = new List<SyntaxNode>();
        foreach (var name in references)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            var model = session.Inference.Bodies.Model(name.SyntaxTree);
            if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, session.Cancellation).Symbol?.OriginalDefinition, member)) continue;
            if (IsAtStart(name, member)) continue;
            switch (StaticReference.Of(name, model, session))
            {
                case StaticReferenceKind.Write: writes++; break;
                case StaticReferenceKind.Fill: fills++; break;
                case StaticReferenceKind.GuardedFill:
                    fills++;
                    filling.Add(StaticReference.Body(name));
                    break;
                case StaticReferenceKind.Guard: guarded.Add(StaticReference.Body(name)); break;
                case StaticReferenceKind.Whole: reads++; break;
            }
            if (writes == 0 && isShared && StaticAliases.MayEscape(name) && IsChangedThroughAlias(member, name, session)) writes++;
        }
        if (writes > 0) return StaticUse.Changed;
        if (fills == 0) return StaticUse.Constant;
        return reads == 0 && filling.All(guarded.Contains) ? StaticUse.Cache : StaticUse.Changed;
    }

    /// <summary>
    /// Does the member that the mention is in change what the static holds, by another name for it? Where it gives it to its callers, as a property of an
    /// only instance does, those that ask the property are looked at.
    /// </summary>
    private bool IsChangedThroughAlias(ISymbol member, SyntaxNode name, Session session)
    {
        if (StaticAliases.MemberOf(name, session) is not { } around) return false;
        if (StaticAliases.Changes(around, member, session)) return true;
        if (around is not IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsStatic: true } property, MethodKind: MethodKind.PropertyGet } || !_names.Value.TryGetValue(property.Name, out var asked)) return false;
        foreach (var ask in asked)
        {
            if (!SymbolEqualityComparer.Default.Equals(session.Inference.Bodies.Model(ask.SyntaxTree).GetSymbolInfo(ask, session.Cancellation).Symbol?.OriginalDefinition, property)) continue;
            if (StaticAliases.MemberOf(ask, session) is { } asking && StaticAliases.Changes(asking, member, session)) return true;
        }
        return false;
    }

    /// <summary>In the static constructor or an initialiser of the same type, where nothing has read it yet.</summary>
    private static bool IsAtStart(SyntaxNode name, ISymbol member)
    {
        foreach (var ancestor in name.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return false;
                case ConstructorDeclarationSyntax constructor:
                    return constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && constructor.Parent is TypeDeclarationSyntax type && type.Identifier.ValueText == member.ContainingType.Name;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
                case FieldDeclarationSyntax field:
                    return field.Modifiers.Any(SyntaxKind.StaticKeyword);
            }
        }
        return false;
    }

    /// <summary>Every simple name of the compilation that could be a static, by its text.</summary>
    private static ImmutableDictionary<string, ImmutableArray<SyntaxNode>> Names(Compilation compilation)
    {
        var statics = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var member in tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            {
                if (member is not MemberDeclarationSyntax { Modifiers: var modifiers } || !modifiers.Any(SyntaxKind.StaticKeyword)) continue;
                if (member is FieldDeclarationSyntax field) foreach (var variable in field.Declaration.Variables) statics.Add(variable.Identifier.ValueText);
                if (member is PropertyDeclarationSyntax property) statics.Add(property.Identifier.ValueText);
            }
        }
        var names = new Dictionary<string, ImmutableArray<SyntaxNode>.Builder>(StringComparer.Ordinal);
        foreach (var tree in statics.Count == 0 ? [] : compilation.SyntaxTrees)
        {
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (!statics.Contains(name.Identifier.ValueText)) continue;
                if (!names.TryGetValue(name.Identifier.ValueText, out var list)) names[name.Identifier.ValueText] = list = ImmutableArray.CreateBuilder<SyntaxNode>();
                list.Add(name);
            }
        }
        return names.ToImmutableDictionary(static pair => pair.Key, static pair => pair.Value.ToImmutable(), StringComparer.Ordinal);
    }
}

/// <summary>How a static is used.</summary>
internal enum StaticUse
{
    /// <summary>Nothing changes it after the start.</summary>
    Constant,

    /// <summary>It keeps results that are the same each time.</summary>
    Cache,

    /// <summary>It is changed.</summary>
    Changed,
}
