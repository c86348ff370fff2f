using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Reading;

namespace Refrain.Effects;

/// <summary>Cancellation tokens: which calls could take one, and which are in reach.</summary>
internal static class Tokens
{
    /// <summary>Is there a parameter for a token, of this method or of an overload that is the same but for it, and no argument?</summary>
    public static bool CouldTake(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        // An asynchronous sequence gets its token from who goes through it.
        if (call.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WithCancellation" } } or IInvocationOperation { TargetMethod.Name: "WithCancellation" }) return false;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && IsToken(parameter.Type))
            {
                return argument.ArgumentKind == ArgumentKind.DefaultValue;
            }
        }
        if (method.Parameters.Any(static parameter => IsToken(parameter.Type) || parameter.Type.Name == "TaskContext")) return false;
        var definition = method.OriginalDefinition;
        var isAwaited = call.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Parent: IAwaitOperation };
        foreach (var other in definition.ContainingType.GetMembers(method.Name))
        {
            if (other is IMethodSymbol overload && overload.IsStatic == definition.IsStatic && Extends(overload, definition, isAwaited)) return true;
        }
        return false;
    }

    /// <summary>The same parameters, and a token.</summary>
    private static bool Extends(IMethodSymbol overload, IMethodSymbol method, bool isAwaited)
    {
        if (overload.Parameters.Length != method.Parameters.Length + 1 || overload.TypeParameters.Length != method.TypeParameters.Length) return false;
        if (!IsToken(overload.Parameters[overload.Parameters.Length - 1].Type) || overload.DeclaredAccessibility < method.DeclaredAccessibility) return false;
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (!Same(overload.Parameters[i].Type, method.Parameters[i].Type)) return false;
        }
        return Same(overload.ReturnType, method.ReturnType) || overload.TypeParameters.Length > 0 || (isAwaited && GiveTheSame(overload.ReturnType, method.ReturnType));
    }

    /// <summary>Where it is awaited at once, it does not matter which of the two kinds of task comes back: younger overloads return the lighter one.</summary>
    private static bool GiveTheSame(ITypeSymbol left, ITypeSymbol right) =>
        left is INamedTypeSymbol a && right is INamedTypeSymbol b && IsTask(a) && IsTask(b) && a.TypeArguments.Length == b.TypeArguments.Length
        && a.TypeArguments.Zip(b.TypeArguments, Same).All(static same => same);

    private static bool IsTask(INamedTypeSymbol type) =>
        type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } };

    private static bool Same(ITypeSymbol left, ITypeSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left, right) || (left is ITypeParameterSymbol a && right is ITypeParameterSymbol b && a.Ordinal == b.Ordinal) || left.ToDisplayString() == right.ToDisplayString();

    /// <summary>The expression for a token that the code around a call could pass, or null.</summary>
    public static string? InReach(IInvocationOperation call, ISymbol member, KnownSymbols known)
    {
        for (var operation = call.Parent; operation is not null; operation = operation.Parent)
        {
            switch (operation)
            {
                case IAnonymousFunctionOperation lambda when Of(lambda.Symbol, known) is { } token:
                    return token;
                // What a static lambda or function cannot see is not in reach.
                case IAnonymousFunctionOperation { Symbol.IsStatic: true }:
                    return null;
                case ILocalFunctionOperation local when Of(local.Symbol, known) is { } token:
                    return token;
                case ILocalFunctionOperation { Symbol.IsStatic: true }:
                    return null;
            }
        }
        return member is not IMethodSymbol method ? null : Of(method, known) ?? (method.IsStatic ? null : Kept(method.ContainingType, known));
    }

    /// <summary>A token that the object itself has: in a field, a property, or a parameter of its primary constructor.</summary>
    private static string? Kept(INamedTypeSymbol type, KnownSymbols known)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic || member.IsImplicitlyDeclared) continue;
            var found = member switch
            {
                IFieldSymbol field => Token(field.Type, field.Name, known),
                IPropertySymbol { IsIndexer: false, GetMethod: not null } property => Token(property.Type, property.Name, known),
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor when !type.IsRecord && IsPrimary(constructor) => Of(constructor, known),
                _ => null,
            };
            if (found is not null) return found;
        }
        return null;
    }

    private static bool IsPrimary(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is TypeDeclarationSyntax);

    private static string? Of(IMethodSymbol method, KnownSymbols known)
    {
        foreach (var parameter in method.Parameters)
        {
            if (IsToken(parameter.Type)) return parameter.Name;
        }
        foreach (var parameter in method.Parameters)
        {
            if (Token(parameter.Type, parameter.Name, known) is { } token) return token;
        }
        return null;
    }

    private static string? Token(ITypeSymbol type, string name, KnownSymbols known) =>
        IsToken(type) ? name : known.Is(type, RefrainNames.TaskContext) ? name + ".CancellationToken" : null;

    private static bool IsToken(ITypeSymbol type) => type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };
}
