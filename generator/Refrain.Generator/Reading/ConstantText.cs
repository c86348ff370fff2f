using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Refrain.Reading;

/// <summary>Constants as C#.</summary>
internal static class ConstantText
{
    /// <summary>The constant of a type: a literal, a cast for an enum, <c>null</c> or <c>default</c>.</summary>
    public static string Of(object? value, ITypeSymbol type)
    {
        if (value is null)
        {
            return type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                ? "null"
                : $"default({TypeNames.Code(type)})";
        }
        var target = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        var literal = Literal(value);
        return target.TypeKind == TypeKind.Enum ? $"({TypeNames.Code(target)})({literal})" : literal;
    }

    private static string Literal(object value) => value switch
    {
        bool b => b ? "true" : "false",
        string s => SymbolDisplay.FormatLiteral(s, quote: true),
        char c => SymbolDisplay.FormatLiteral(c, quote: true),
        float f => float.IsNaN(f) ? "float.NaN" : float.IsPositiveInfinity(f) ? "float.PositiveInfinity" : float.IsNegativeInfinity(f) ? "float.NegativeInfinity"
            : Signed(f.ToString("R", CultureInfo.InvariantCulture), f == 0 && 1 / f < 0) + "F",
        double d => double.IsNaN(d) ? "double.NaN" : double.IsPositiveInfinity(d) ? "double.PositiveInfinity" : double.IsNegativeInfinity(d) ? "double.NegativeInfinity"
            : Signed(d.ToString("R", CultureInfo.InvariantCulture), d == 0 && 1 / d < 0) + "D",
        decimal m => m.ToString(CultureInfo.InvariantCulture) + "M",
        long l => l == long.MinValue ? "long.MinValue" : l.ToString(CultureInfo.InvariantCulture) + "L",
        ulong u => u.ToString(CultureInfo.InvariantCulture) + "UL",
        uint u => u.ToString(CultureInfo.InvariantCulture) + "U",
        int i => i == int.MinValue ? "int.MinValue" : i.ToString(CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => "default",
    };

    /// <summary>.NET Framework forgets the sign of a negative zero.</summary>
    private static string Signed(string text, bool negativeZero) => negativeZero && text[0] != '-' ? "-" + text : text;
}
