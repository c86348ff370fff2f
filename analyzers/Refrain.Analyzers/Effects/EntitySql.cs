using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.Effects;

/// <summary>
/// What EF Core makes of its calls, as SQL in short: enough to judge it by the same rules as texts that people write. Tables have the names of
/// their entities.
/// </summary>
internal static class EntitySql
{
    /// <summary>What <c>ExecuteDelete</c> and <c>ExecuteUpdate</c> execute.</summary>
    public static string? OfQuery(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (Entity(call) is not { } entity) return null;
        if (name.StartsWith("ExecuteDelete", StringComparison.Ordinal)) return $"DELETE FROM \"{entity}\"";
        if (!name.StartsWith("ExecuteUpdate", StringComparison.Ordinal)) return null;
        var relative = call.Descendants().OfType<IInvocationOperation>().Where(static set => set.TargetMethod.Name == "SetProperty").Any(IsRelative);
        return relative ? $"UPDATE \"{entity}\" SET value = value + 1" : $"UPDATE \"{entity}\" SET value = {TextSet.Hole}";
    }

    /// <summary>What <c>SaveChanges</c> executes for an entity that was added.</summary>
    public static string OfAdded(string entity) => $"INSERT INTO \"{entity}\" (value) VALUES ({TextSet.Hole})";

    /// <summary>What <c>SaveChanges</c> executes for an entity that was read, and changed relative to what it was.</summary>
    public static string OfIncremented(string entity) => $"UPDATE \"{entity}\" SET value = value + 1";

    /// <summary>What <c>SaveChanges</c> executes for entities that were changed in ways that are not followed.</summary>
    public static readonly string OfTracked = $"UPDATE \"tracked entities\" SET value = {TextSet.Hole} WHERE id = {TextSet.Hole}";

    /// <summary>The entity that is added.</summary>
    public static string? Added(IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType is { Name: "DbSet", TypeArguments.Length: 1 } set) return set.TypeArguments[0].Name;
        var argument = call.Arguments.FirstOrDefault()?.Value;
        while (argument is IConversionOperation conversion) argument = conversion.Operand;
        return argument?.Type?.Name;
    }

    private static string? Entity(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.FirstOrDefault()?.Name ?? (call.Arguments.FirstOrDefault()?.Value.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault()?.Name;

    /// <summary>Is the property set to something made of itself?</summary>
    private static bool IsRelative(IInvocationOperation set)
    {
        var arguments = set.Arguments.Where(static argument => argument.Parameter?.Type.TypeKind != TypeKind.TypeParameter).ToList();
        var property = arguments.SelectMany(static argument => argument.Descendants()).OfType<IPropertyReferenceOperation>().FirstOrDefault()?.Property;
        return property is not null && arguments.Count > 1
            && arguments[arguments.Count - 1].Descendants().OfType<IPropertyReferenceOperation>().Any(read => SymbolEqualityComparer.Default.Equals(read.Property, property));
    }
}
