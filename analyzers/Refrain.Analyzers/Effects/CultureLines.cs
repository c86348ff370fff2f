using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Knowledge;

namespace Refrain.Effects;

/// <summary>
/// Which lines of the table <c>culture</c> hold for a call: those with <c>format</c> unless the format is a round trip, those with <c>formats</c>
/// where a value is given whose text depends on the culture.
/// </summary>
internal static class CultureLines
{
    /// <summary>The entries of a call without those of the culture that don't hold for it.</summary>
    /// <param name="entries">What the tables have about the method.</param>
    /// <param name="method">The method as it is called.</param>
    /// <param name="operands">The arguments by the parameters' order; null where none is given.</param>
    public static ImmutableArray<ApiEntry> Holding(ImmutableArray<ApiEntry> entries, IMethodSymbol method, ImmutableArray<IOperation?> operands)
    {
        foreach (var entry in entries)
        {
            if (entry.Effect == ApiEffect.Culture && !Holds(entry, method, operands)) return entries.Remove(entry);
        }
        return entries;
    }

    /// <summary>Is null given, or left, for the provider by which a value is parsed or formatted? That is the current culture.</summary>
    public static bool IsLeftOpen(IMethodSymbol method, ImmutableArray<IOperation?> operands)
    {
        var provider = method.Parameters.FirstOrDefault(static parameter => parameter.Type.Name is "IFormatProvider" or "CultureInfo");
        if (provider is null || operands[provider.Ordinal] is not { } given || !IsNull(given)) return false;
        var format = method.Parameters.FirstOrDefault(static parameter => parameter.Name == "format") is { } shown && operands[shown.Ordinal] is { ConstantValue: { HasValue: true, Value: string text } } ? text : null;
        return Cultures.Formats(method.ContainingType, format);
    }

    private static bool IsNull(IOperation operand)
    {
        while (operand is IConversionOperation conversion) operand = conversion.Operand;
        return operand is IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } };
    }

    private static bool Holds(ApiEntry entry, IMethodSymbol method, ImmutableArray<IOperation?> operands)
    {
        if (entry[ApiSettings.Format] is { } name)
        {
            var format = method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
            var given = format is null ? null : operands[format.Ordinal];
            return given is not { ConstantValue: { HasValue: true, Value: string text } } || Cultures.Formats(method.ContainingType, text);
        }
        return !entry.Has(ApiSettings.Formats) || method.TypeArguments.Concat(method.ContainingType.TypeArguments).Any(IsFormatted) || operands.Any(IsFormatted);
    }

    private static bool IsFormatted(IOperation? operand) => operand switch
    {
        IConversionOperation { IsImplicit: true } conversion => IsFormatted(conversion.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Any(IsFormatted),
        ICollectionExpressionOperation collection => collection.Elements.Any(IsFormatted),
        _ => IsFormatted(operand?.Type),
    };

    private static bool IsFormatted(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsFormatted(array.ElementType),
        _ => Cultures.Formats(type, format: null),
    };
}
