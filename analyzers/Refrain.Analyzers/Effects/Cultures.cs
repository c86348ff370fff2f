using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>Which values are written differently from one culture to the next.</summary>
internal static class Cultures
{
    /// <summary>Does the type's text depend on the culture, in that format?</summary>
    public static bool Formats(ITypeSymbol? type, string? format)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        switch (type?.SpecialType)
        {
            case SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal:
                return format is not ("X" or "x") && !IsWhole(format);
            case SpecialType.System_DateTime:
                return !IsRoundTrip(format);
            case SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64
                or SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64:
                // Plain integers do not count; with separators of groups or a currency they do.
                return format is { Length: > 0 } && (format[0] is 'N' or 'n' or 'C' or 'c' or 'P' or 'p' or 'F' or 'f' or 'E' or 'e' || format.Contains(',') || format.Contains('.'));
        }
        return type switch
        {
            { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Name: "DateTimeOffset" or "DateOnly" or "TimeOnly" } => !IsRoundTrip(format),
            { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Name: "Half" } => true,
            { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, Name: "TimeSpan" } => format is "g" or "G",
            { ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" }, Name: "BigInteger" or "Complex" } => type.Name == "Complex" || format is not null,
            _ => false,
        };
    }

    /// <summary>The formats that are the same everywhere.</summary>
    private static bool IsRoundTrip(string? format) => format is "o" or "O" or "s" or "u" or "r" or "R";

    /// <summary>Digits and nothing else: no separator can differ.</summary>
    private static bool IsWhole(string? format) => format is { Length: > 0 } && format.All(static c => c == '0');
}
