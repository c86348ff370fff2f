using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Reads a task's parameters: RFN004, RFN005.</summary>
internal static class ParameterReader
{
    public static EquatableArray<ParameterModel> Read(
        INamedTypeSymbol type, string documentation, KnownSymbols known, ProblemList problems, CancellationToken cancellation)
    {
        var models = ImmutableArray.CreateBuilder<ParameterModel>();
        foreach (var parameter in known.ParametersOf(type, cancellation))
        {
            var location = TaskSymbols.LocationOf(parameter.Symbol);
            // A record struct has setters of its own accord: that it is a struct is RFN002.
            if (parameter.IsSettable && type.TypeKind != TypeKind.Struct)
            {
                var place = parameter.Member!.Locations.FirstOrDefault() ?? location;
                problems.Add(new Problem(ProblemIds.SettableParameter, place, type.Name, parameter.Name).With(ProblemProperties.Name, parameter.Name));
            }
            if (parameter.Type.TypeKind == TypeKind.Error || parameter.Member is null)
            {
                problems.Unfinished();
                continue;
            }
            if (parameter.Positional?.ContainingSymbol is IMethodSymbol primary && TaskSymbols.LeavesRequired(primary, parameter.Member))
            {
                problems.Add(new Problem(ProblemIds.NotAKeyType, location, type.Name, parameter.Name,
                    "it is positional and required, so it would have to be given twice: leave out required").With(ProblemProperties.Name, parameter.Name));
                continue;
            }
            if (parameter.Member is IPropertySymbol { GetMethod: null })
            {
                if (!parameter.IsSettable)
                {
                    problems.Add(new Problem(ProblemIds.NotAKeyType, location, type.Name, parameter.Name, "it cannot be read: give it a getter")
                        .With(ProblemProperties.Name, parameter.Name));
                }
                continue;
            }
            if (!parameter.CanBeGivenIn(type, type, known))
            {
                problems.Add(new Problem(ProblemIds.NotAKeyType, location, type.Name, parameter.Name,
                    "its init accessor is hidden from generated code: make it protected, internal or public").With(ProblemProperties.Name, parameter.Name));
                continue;
            }
            var attributed = parameter.With(RefrainNames.KeyCodecAttribute, known) ?? parameter.Symbol;
            if (!KeyTypes.Read(parameter.Type, attributed, known, out var key, out var failure))
            {
                problems.Add(new Problem(ProblemIds.NotAKeyType, location, type.Name, parameter.Name, failure!)
                    .With(ProblemProperties.Name, parameter.Name));
                continue;
            }
            var use = parameter.Positional is null ? ArgumentUse.Kept : ArgumentUses.Of(type, parameter.Positional, parameter.Member, type, known);
            if (use == ArgumentUse.Lost)
            {
                problems.Add(new Problem(ProblemIds.NotAKeyType, location, type.Name, parameter.Name, ArgumentUses.WhyLost).With(ProblemProperties.Name, parameter.Name));
                continue;
            }
            models.Add(new ParameterModel(parameter.Name, TypeNames.Identifier(parameter.Name), key!, parameter.Place, Default(parameter, known, cancellation))
            {
                IsInsignificant = parameter.With(RefrainNames.InsignificantAttribute, known) is not null,
                IsSetAgain = use == ArgumentUse.SetAgain,
                Summary = Summary(parameter, documentation, cancellation),
                ShownType = TypeNames.Shown(parameter.Type),
            });
        }
        StateOf(type, problems);
        CheckConstructors(type, problems, cancellation);
        return models.ToImmutable();
    }

    /// <summary>A worker makes the task anew from its parameters: through the primary constructor, or one that takes nothing.</summary>
    private static void CheckConstructors(INamedTypeSymbol type, ProblemList problems, CancellationToken cancellation)
    {
        IParameterSymbol? taken = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.IsEmpty || constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is TypeDeclarationSyntax))
            {
                return;
            }
            if (!constructor.IsImplicitlyDeclared && !SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type))
            {
                taken ??= constructor.Parameters[0];
            }
        }
        if (taken is not null)
        {
            problems.Add(new Problem(ProblemIds.NotAKeyType, TaskSymbols.LocationOf(taken), type.Name, taken.Name,
                $"generated code makes tasks by their members alone: declare it as a positional member of {type.Name}").With(ProblemProperties.Name, taken.Name));
        }
    }

    /// <summary>A task holds no state but its parameters: fields that others can write are as bad as a setter.</summary>
    private static void StateOf(INamedTypeSymbol type, ProblemList problems)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol
                {
                    IsStatic: false, IsReadOnly: false, IsConst: false, IsImplicitlyDeclared: false,
                    DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal,
                } field)
            {
                problems.Add(new Problem(ProblemIds.SettableParameter, TaskSymbols.LocationOf(field), type.Name, field.Name)
                    .With(ProblemProperties.Name, field.Name).With(ProblemProperties.Kind, "field"));
            }
        }
    }

    private static string Summary(TaskParameter parameter, string documentation, CancellationToken cancellation)
    {
        if (parameter.Positional is not null)
        {
            return Documentation.Parameter(documentation, parameter.Name);
        }
        return Documentation.Summary(Documentation.Of(parameter.Member!, cancellation));
    }

    private static DefaultModel Default(TaskParameter parameter, KnownSymbols known, CancellationToken cancellation)
    {
        if (parameter.Positional is { } positional)
        {
            if (positional.IsParams)
            {
                // What the compiler makes of no arguments.
                return new DefaultModel(DefaultKind.Constant, "[]");
            }
            return WrittenDefault.Of(positional, out var written, cancellation) || !positional.HasExplicitDefaultValue
                ? written
                : new DefaultModel(DefaultKind.Constant, ConstantText.Of(positional.ExplicitDefaultValue, positional.Type));
        }
        if (parameter.Member is not IPropertySymbol { IsRequired: false } property)
        {
            return DefaultModel.None;
        }
        if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not PropertyDeclarationSyntax syntax)
        {
            // Declared by another assembly: whatever the member starts with.
            return DefaultModel.Initializer;
        }
        if (syntax.Initializer?.Value is not { } value)
        {
            // Nothing stands for a reference that may not be null.
            return property.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated }
                ? DefaultModel.None
                : new DefaultModel(DefaultKind.Constant, ConstantText.Of(null, property.Type));
        }
        if (value is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or BinaryExpressionSyntax or CastExpressionSyntax or DefaultExpressionSyntax
            && known.Compilation.ContainsSyntaxTree(value.SyntaxTree))
        {
            var constant = known.Compilation.GetSemanticModel(value.SyntaxTree).GetConstantValue(value, cancellation);
            if (constant.HasValue && (constant.Value is not null || value.IsKind(SyntaxKind.NullLiteralExpression)))
            {
                return new DefaultModel(DefaultKind.Constant, ConstantText.Of(constant.Value, property.Type));
            }
        }
        return DefaultModel.Initializer;
    }
}
