using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Reads where a task's record stands: RFN001, RFN002, RFN013.</summary>
internal static class Declaration
{
    public static TypeModel Read(INamedTypeSymbol type, ProblemList problems, CancellationToken cancellation)
    {
        var location = TaskSymbols.LocationOf(type);
        if (!type.IsRecord || type.TypeKind != TypeKind.Class)
        {
            problems.Add(new Problem(ProblemIds.NotSealedRecord, location, type.Name, "it is no record class").With(ProblemProperties.Kind, "record"));
        }
        else if (!type.IsSealed)
        {
            problems.Add(new Problem(ProblemIds.NotSealedRecord, location, type.Name, "it is not sealed").With(ProblemProperties.Kind, "sealed"));
        }
        if (!IsPartial(type, cancellation))
        {
            problems.Add(new Problem(ProblemIds.NotPartial, location, type.Name));
        }
        if (WhyHidden(type, cancellation) is { } why)
        {
            problems.Add(new Problem(ProblemIds.GenericOrHidden, location, type.Name, why));
        }

        return new TypeModel(
            TypeNames.Code(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)),
            TypeNames.Full(type),
            type.ContainingNamespace.IsGlobalNamespace ? "" : TypeNames.Namespace(type.ContainingNamespace),
            TypeNames.Identifier(type.Name),
            Outer(type))
        {
            KeyField = TakesBase(type) ? null : Free("_taskKey", type),
            HasEquals = Declares(type, "Equals", m => m.Parameters.Length == 1
                && SymbolEqualityComparer.Default.Equals(m.Parameters[0].Type, type)),
            HasGetHashCode = Declares(type, "GetHashCode", static m => m.Parameters.IsEmpty),
            HasToString = ShowsItself(type) || SealsToString(type),
        };
    }

    private static bool Declares(INamedTypeSymbol type, string name, Func<IMethodSymbol, bool> matches) =>
        type.GetMembers(name).Any(m => m is IMethodSymbol { IsImplicitlyDeclared: false, IsStatic: false } method && matches(method));

    private static bool ShowsItself(INamedTypeSymbol type) => Declares(type, "ToString", static m => m.Parameters.IsEmpty);

    /// <summary>
    /// Can the record derive from the runtime's base? Not if it has another one, a <c>ToString</c> of its own, which that one seals, or one of the members that
    /// a record with a base has to declare in another way.
    /// </summary>
    private static bool TakesBase(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.System_Object }
        && !ShowsItself(type)
        && !Declares(type, "PrintMembers", static m => m.Parameters.Length == 1)
        && !Declares(type, WellKnownMemberNames.InstanceConstructorName, m => m.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(m.Parameters[0].Type, type))
        && type.GetMembers("EqualityContract").All(static m => m.IsImplicitlyDeclared);

    /// <summary>A base record may seal what records override of their own accord.</summary>
    private static bool SealsToString(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null and not { SpecialType: SpecialType.System_Object }; t = t.BaseType)
        {
            if (t.GetMembers("ToString").Any(static m => m is IMethodSymbol { IsSealed: true, IsOverride: true, Parameters.IsEmpty: true }))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A name that no member has; nor may a member be called what its type is called.</summary>
    private static string Free(string name, INamedTypeSymbol type)
    {
        while (name == type.Name || !type.GetMembers(name).IsEmpty)
        {
            name += "_";
        }
        return name;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is MemberDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return false;
            }
        }
        return true;
    }

    private static string? WhyHidden(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.IsGenericType && !type.TypeParameters.IsEmpty)
        {
            return "it is generic";
        }
        if (type.IsFileLocal)
        {
            return "it is local to its file";
        }
        for (var t = type; t is not null; t = t.ContainingType)
        {
            if (t.ContainingType is not null && t.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return ReferenceEquals(t, type)
                    ? "it is private, so the registry of its assembly cannot see it"
                    : $"it sits in {t.Name}, which is private, so the registry of its assembly cannot see it";
            }
            if (ReferenceEquals(t, type))
            {
                continue;
            }
            if (t.IsFileLocal)
            {
                return $"it sits in {t.Name}, which is local to its file";
            }
            if (!t.TypeParameters.IsEmpty)
            {
                return $"it sits in {t.Name}, which is generic";
            }
            if (!IsPartial(t, cancellation))
            {
                return $"it sits in {t.Name}, which is not partial";
            }
        }
        return null;
    }

    private static EquatableArray<string> Outer(INamedTypeSymbol type)
    {
        if (type.ContainingType is null)
        {
            return default;
        }
        var headers = ImmutableArray.CreateBuilder<string>();
        for (var t = type.ContainingType; t is not null; t = t.ContainingType)
        {
            var keyword = t switch
            {
                { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
                { IsRecord: true } => "record",
                { TypeKind: TypeKind.Struct } => "struct",
                { TypeKind: TypeKind.Interface } => "interface",
                _ => "class",
            };
            headers.Insert(0, $"partial {keyword} {TypeNames.Identifier(t.Name)}");
        }
        return headers.ToImmutable();
    }
}
