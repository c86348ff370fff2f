using Microsoft.CodeAnalysis;

namespace Refrain.CodeFixes.Effects.Awaiting;

/// <summary>The types that stand for work that is not done yet.</summary>
internal static class TaskTypes
{
    /// <summary><c>Task</c>, <c>ValueTask</c>, and those with a result.</summary>
    public static bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } };

    /// <summary>One of them that has a result.</summary>
    public static bool HasResult(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: true };
}
