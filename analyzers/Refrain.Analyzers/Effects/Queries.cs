using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>Queries that a database answers when they are enumerated.</summary>
internal static class Queries
{
    /// <summary>Is the type that of a query?</summary>
    public static bool IsQuery(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (named.Name is "IQueryable" or "DbSet" || named.AllInterfaces.Any(static i => i.Name == "IQueryable"));

    /// <summary>Does the method of LINQ ask the database for more than whether something is there?</summary>
    public static bool Reads(IMethodSymbol method) =>
        method.ContainingType is { Name: "Queryable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } }
        && !IsQuery(method.ReturnType) && method.Name is not ("Any" or "All" or "Contains");
}
