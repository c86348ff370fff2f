using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects.Kept;

namespace Refrain.Effects;

/// <summary>
/// Which statics something changes after the start, and which only keep the results of pure functions. Mentions are found by name, and bound only
/// where their form may be a change. Thread-safe.
/// </summary>
internal sealed class StaticState(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, Fact<StaticUse>> _uses = new(SymbolEqualityComparer.Default);
    private readonly StaticMentions _mentions = new(compilation);

    /// <summary>What is known so far.</summary>
    public IEnumerable<KeyValuePair<ISymbol, Fact<StaticUse>>> Known => _uses;

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
        if (_uses.TryGetValue(member, out var known)) return session.Noted(known);
        var published = session.Inference.Published.Of(member);
        if (published is { Use: StaticUse.Changed }) return StaticUse.Changed;
        if (published is null && !session.Inference.Bodies.InSource(member)) return StaticUse.Constant;
        if (session.Classifies) return StaticUse.Constant;
        if (session.Inference.KeptUse(member) is { } kept) return session.Noted(_uses.GetOrAdd(member, kept));
        while (!session.Begin(member, FactKind.Use))
        {
            if (_uses.TryGetValue(member, out known)) return session.Noted(known);
        }
        try
        {
            var asked = session.Classifying();
            var here = asked.Noting(() =>
            {
                asked.Trail.Add(member);
                return Classify(member, asked);
            });
            // Its own assembly may only offer a way to change it: whoever refers to that goes the way.
            return session.Noted(_uses.GetOrAdd(member, published is { Use: var there } && there > here.Answer ? here with { Answer = there } : here));
        }
        finally
        {
            session.End(member, FactKind.Use);
        }
    }

    private StaticUse Classify(ISymbol member, Session session)
    {
        // What cannot be assigned and holds nothing that could be changed.
        if (Type(member) is { } kept && IsImmutable(kept)) return StaticUse.Constant;
        var fills = 0;
        var isShared = !IsImmutable((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type);
        var guarded = new HashSet<SyntaxNode>();
        var filling = new List<SyntaxNode>();
        var others = new List<SyntaxNode>();
        var escapes = new List<SyntaxNode>();
        foreach (var name in _mentions.Of(member, session))
        {
            session.Cancellation.ThrowIfCancellationRequested();
            if (IsAtStart(name, member)) continue;
            if (isShared && StaticAliases.MayEscape(name)) escapes.Add(name);
            var form = StaticReference.FormOf(name);
            if (form == StaticReferenceKind.Read) continue;
            if (form is StaticReferenceKind.Whole or StaticReferenceKind.Guard || (form is null && !MayChange(StaticReference.NameOfCall(name)!, member, session)))
            {
                others.Add(name);
                continue;
            }
            if (!IsOf(member, name, session)) continue;
            switch (form ?? StaticReference.Called(name, session))
            {
                case StaticReferenceKind.Write:
                    return StaticUse.Changed;
                case StaticReferenceKind.Fill:
                    fills++;
                    break;
                case StaticReferenceKind.GuardedFill:
                    fills++;
                    filling.Add(StaticReference.Body(name));
                    break;
                case StaticReferenceKind.Guard or StaticReferenceKind.Whole:
                    others.Add(name);
                    break;
            }
        }
        foreach (var name in escapes)
        {
            if (IsOf(member, name, session) && IsChangedThroughAlias(member, name, session)) return StaticUse.Changed;
        }
        if (fills == 0) return StaticUse.Constant;
        foreach (var name in others)
        {
            if (!IsOf(member, name, session)) continue;
            switch (StaticReference.FormOf(name) ?? StaticReference.Called(name, session))
            {
                case StaticReferenceKind.Whole: return StaticUse.Changed;
                case StaticReferenceKind.Guard: guarded.Add(StaticReference.Body(name)); break;
            }
        }
        return filling.All(guarded.Contains) ? StaticUse.Cache : StaticUse.Changed;
    }

    private static bool IsOf(ISymbol member, SyntaxNode name, Session session) =>
        SymbolEqualityComparer.Default.Equals(session.Inference.Bodies.Model(name).GetSymbolInfo(name, session.Cancellation).Symbol?.OriginalDefinition, member);

    /// <summary>The type of a static that nothing assigns after the start.</summary>
    private static ITypeSymbol? Type(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: true } field => field.Type,
        IPropertySymbol { SetMethod: null } property => property.Type,
        _ => null,
    };

    /// <summary>Can nothing be changed through a value of the type? Collections that never change, of such elements, count.</summary>
    private static bool IsImmutable(ITypeSymbol? type) => MemberWalk.IsPlain(type)
        || (type is INamedTypeSymbol { ContainingNamespace: { Name: "Immutable" or "Frozen", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } } named && named.TypeArguments.All(IsImmutable));

    /// <summary>May a method of that name change what the static holds? No table and no code of the type's has to be looked at for one that is nowhere said to.</summary>
    private static bool MayChange(string method, ISymbol member, Session session)
    {
        if (StaticReference.IsSettled(method) || session.Inference.Tables.MayMutate(method)) return true;
        var type = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
        if (type is null or ITypeParameterSymbol || type.TypeKind == TypeKind.Dynamic) return true;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (HasCode(current) && !current.GetMembers(method).IsEmpty) return true;
        }
        return type.AllInterfaces.Any(one => HasCode(one) && !one.GetMembers(method).IsEmpty);

        bool HasCode(ITypeSymbol one) => session.Inference.Bodies.InSource(one) || session.Inference.Published.Assemblies.Contains(one.ContainingAssembly, SymbolEqualityComparer.Default);
    }

    /// <summary>
    /// Does the member that the mention is in change what the static holds, by another name for it? Where it gives it to its callers, as the property of an
    /// only instance does, or a method that loads settings, those that ask it are looked at, and so on.
    /// </summary>
    private bool IsChangedThroughAlias(ISymbol member, SyntaxNode name, Session session)
    {
        if (StaticAliases.MemberOf(name, session) is not { } first) return false;
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { first };
        var open = new Queue<IMethodSymbol>();
        open.Enqueue(first);
        while (open.Count > 0)
        {
            var around = open.Dequeue();
            if (StaticAliases.Changes(around, member, session)) return true;
            if (!StaticAliases.Gives(around, member, session)) continue;
            var given = around.AssociatedSymbol ?? around;
            foreach (var ask in _mentions.Of(given, session))
            {
                session.Cancellation.ThrowIfCancellationRequested();
                if (IsOf(given, ask, session) && StaticAliases.MemberOf(ask, session) is { } asking && seen.Add(asking)) open.Enqueue(asking);
            }
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
}

/// <summary>How a static is used; where it is used in several ways, the last of them counts.</summary>
internal enum StaticUse
{
    /// <summary>Nothing changes it after the start.</summary>
    Constant,

    /// <summary>It keeps results that are the same each time.</summary>
    Cache,

    /// <summary>It is changed.</summary>
    Changed,
}
