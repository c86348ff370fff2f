using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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

    /// <summary>Is one of the arguments a value whose text depends on the culture, in the format that a composite format gives it?</summary>
    public static bool FormatsAny(IMethodSymbol method, ImmutableArray<IOperation?> operands, ImmutableArray<Value> values)
    {
        var composite = method.Parameters.FirstOrDefault(static parameter => parameter.Name == "format") is { } format ? values[format.Ordinal].Texts.FirstOrDefault() : null;
        var index = 0;
        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i] is not { } operand || method.Parameters[i].Name is "format" or "separator") continue;
            foreach (var type in Formatted(operand))
            {
                if (Formats(type, composite is null ? null : FormatAt(composite, index))) return true;
                index++;
            }
        }
        return false;
    }

    /// <summary>The types of what is formatted: of an array that is written on the spot, those of its elements.</summary>
    private static IEnumerable<ITypeSymbol?> Formatted(IOperation operand)
    {
        while (operand is IConversionOperation conversion) operand = conversion.Operand;
        if (operand is IArrayCreationOperation { Initializer: { } initializer }) return initializer.ElementValues.SelectMany(Formatted);
        if (operand is ICollectionExpressionOperation collection) return collection.Elements.SelectMany(Formatted);
        return [ElementOf(operand.Type) ?? operand.Type];
    }

    /// <summary>The type of the elements of a sequence; null for a text and for what is none.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } => null,
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence => sequence.TypeArguments[0],
        INamedTypeSymbol named => named.AllInterfaces.FirstOrDefault(static i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        _ => null,
    };

    /// <summary>The format after the colon of the place with that number.</summary>
    private static string? FormatAt(string composite, int index)
    {
        var place = composite.IndexOf("{" + index, StringComparison.Ordinal);
        var end = place < 0 ? -1 : composite.IndexOf('}', place);
        var colon = end < 0 ? -1 : composite.IndexOf(':', place, end - place);
        return colon < 0 ? null : composite.Substring(colon + 1, end - colon - 1);
    }

    /// <summary>The formats that are the same everywhere.</summary>
    private static bool IsRoundTrip(string? format) => format is "o" or "O" or "s" or "u" or "r" or "R";

    /// <summary>Digits and nothing else: no separator can differ.</summary>
    private static bool IsWhole(string? format) => format is { Length: > 0 } && format.All(static c => c == '0');
}
