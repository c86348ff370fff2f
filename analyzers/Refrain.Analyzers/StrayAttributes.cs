using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Reading;
using Refrain.Trees;

namespace Refrain.Analyzers;

/// <summary>
/// Attributes of Refrain where nothing reads them: a requirement of a type that is no task, a service, rows of a file in a method that nobody
/// calls with them, an insignificant member that is no parameter. Silence would let the author believe that they count.
/// </summary>
internal static class StrayAttributes
{
    private static readonly ImmutableArray<string> Names = ["Requires", "Service", "Delimited", "JsonLines", "Parquet", "Insignificant", "Batch", "Table", "Index", "Place"];

    /// <summary>As they may be written.</summary>
    private static readonly ImmutableArray<string> Written = [.. Names, .. Names.Select(static name => name + "Attribute")];

    /// <summary>Those that say what a parameter is given.</summary>
    private static readonly ImmutableArray<string> Inputs = [RefrainNames.ServiceAttribute, RefrainNames.DelimitedAttribute, RefrainNames.JsonLinesAttribute, RefrainNames.ParquetAttribute];

    public static void Check(SemanticModelAnalysisContext context, KnownSymbols known)
    {
        foreach (var attribute in TreeNames.Attributes(context.SemanticModel.SyntaxTree, Written, context.CancellationToken)) Check(context, attribute, known);
    }

    private static void Check(SemanticModelAnalysisContext context, AttributeSyntax attribute, KnownSymbols known)
    {
        if (!Names.Contains(Name(attribute)) || attribute.Parent?.Parent is not { } owner) return;
        var type = owner.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (type is null || context.SemanticModel.GetDeclaredSymbol(type, context.CancellationToken) is not { } symbol) return;
        var attributeType = context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type;
        if (Problem(attributeType, attribute.GetLocation(), owner, symbol, known, context.CancellationToken) is { } problem)
            context.ReportDiagnostic(problem.ToDiagnostic());
    }

    private static Problem? Problem(
        ITypeSymbol? attribute, Location location, SyntaxNode owner, INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellation)
    {
        var isTask = known.Has(type, RefrainNames.TaskAttribute);
        if (known.Is(attribute, RefrainNames.RequiresAttribute))
        {
            // A base record hands its requirements, and its Run, to the tasks that derive from it.
            if (type is { IsRecord: true, IsSealed: false } && owner is MemberDeclarationSyntax inherited && !IsPrivate(inherited)) return null;
            var member = owner switch { PropertyDeclarationSyntax p => p.Identifier.ValueText, MethodDeclarationSyntax m => m.Identifier.ValueText, _ => "" };
            return isTask ? null : new Problem(ProblemIds.UnusedRequirement, location, type.Name, member).With(ProblemProperties.Name, member);
        }
        if (known.Is(attribute, RefrainNames.RequiresAttributeOfT))
        {
            var required = ((INamedTypeSymbol)attribute!).TypeArguments[0].Name;
            return isTask ? null : new Problem(ProblemIds.UnusedRequirement, location, type.Name, required).With(ProblemProperties.Name, required);
        }
        if (known.Is(attribute, RefrainNames.BatchAttribute))
            return isTask ? null : new Problem(ProblemIds.BatchMisfit, location, type.Name, "it is no task");
        if (known.Is(attribute, RefrainNames.TableAttribute)) return Target(owner, isTask, location, type, "a table", "[Table]", "SqlPartition");
        if (known.Is(attribute, RefrainNames.IndexAttribute)) return Target(owner, isTask, location, type, "an index", "[Index]", "IndexPartition");
        if (known.Is(attribute, RefrainNames.PlaceAttribute)) return Target(owner, isTask, location, type, "a place", "[Place]", "OutputFile", "OutputDirectory", "ParquetFile");
        if (Inputs.Any(name => known.Is(attribute, name)))
        {
            if (owner is not ParameterSyntax parameter || IsBound(parameter, type, isTask, known)) return null;
            return new Problem(ProblemIds.UnboundInput, location, type.Name, parameter.Identifier.ValueText, "nothing calls this method with services or inputs");
        }
        if (known.Is(attribute, RefrainNames.InsignificantAttribute))
        {
            var name = owner switch { ParameterSyntax p => p.Identifier.ValueText, PropertyDeclarationSyntax p => p.Identifier.ValueText, _ => "" };
            var isParameter = known.ParametersOf(type, cancellation).Any(parameter => parameter.Name == name);

            // A record that is no task itself may be a parameter of one; its members count there.
            return isParameter ? null : new Problem(ProblemIds.NotAKeyType, location, type.Name, name, "it is no parameter, so it is in no key that it could be kept out of");
        }
        return null;
    }

    /// <summary>An attribute that says what a parameter writes, where nothing is written.</summary>
    private static Problem? Target(SyntaxNode owner, bool isTask, Location location, INamedTypeSymbol type, string what, string attribute, params string[] types)
    {
        if (owner is not ParameterSyntax written
            || (isTask && written.Parent?.Parent is MethodDeclarationSyntax { Identifier.ValueText: "Run" } && written.Type is { } said && types.Any(said.ToString().Contains))) return null;
        return new Problem(
            ProblemIds.MisfitTarget, location, type.Name, written.Identifier.ValueText, $"nothing hands it {what}: {attribute} belongs on a parameter of Run of a task whose type is {string.Join(", ", types.Take(types.Length - 1))}{(types.Length > 1 ? " or " : "")}{types[types.Length - 1]}");
    }

    /// <summary>Does the framework call the method: <c>Run</c>, <c>RunBatch</c> or a requirement of a task, <c>Observe</c> or <c>Read</c> of a source?</summary>
    private static bool IsBound(ParameterSyntax parameter, INamedTypeSymbol type, bool isTask, KnownSymbols known)
    {
        if (parameter.Parent?.Parent is not MethodDeclarationSyntax method) return false;
        isTask |= type is { IsRecord: true, IsSealed: false } && !IsPrivate(method);
        if (isTask)
        {
            return method.Identifier.ValueText is "Run" or "RunBatch"
                || type.GetMembers(method.Identifier.ValueText).Any(member => known.Has(member, RefrainNames.RequiresAttribute));
        }
        return known.Has(type, RefrainNames.SourceAttribute) && method.Identifier.ValueText is "Observe" or "Read";
    }

    private static bool IsPrivate(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PrivateKeyword)
        || !member.Modifiers.Any(static m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword);

    private static string Name(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        var text = name?.Identifier.ValueText ?? "";
        return text.EndsWith("Attribute", StringComparison.Ordinal) ? text.Substring(0, text.Length - "Attribute".Length) : text;
    }
}
