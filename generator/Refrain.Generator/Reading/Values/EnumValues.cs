using System.Globalization;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Enumerations. The schema lists names and numbers; the runtime's <c>EnumCodec</c> comes to the same text.</summary>
internal static class EnumValues
{
    public static ValueReading Read(ITypeSymbol type, ValueSite site)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } named)
        {
            return ValueReading.NotMine;
        }
        if (!site.CanName(type))
        {
            return ValueReading.Failure(UnsupportedValues.Hidden(type));
        }
        var names = new SortedDictionary<decimal, string>();
        foreach (var field in named.GetMembers().OfType<IFieldSymbol>())
        {
            if (field is { IsConst: true, ConstantValue: { } constant })
            {
                var value = Convert.ToDecimal(constant, CultureInfo.InvariantCulture);
                // Of several names of one number the ordinally first counts.
                if (!names.TryGetValue(value, out var other) || string.CompareOrdinal(field.Name, other) < 0)
                {
                    names[value] = field.Name;
                }
            }
        }
        var list = string.Join(",", names.Select(static pair => pair.Value + "=" + pair.Key.ToString(CultureInfo.InvariantCulture)));
        var name = TypeNames.Code(type);
        return ValueReading.Success(new ValuePart(
            name, $"global::Refrain.Codecs.EnumCodec<{name}>", $"enum<{ScalarValues.Word(underlying, site.Known)}>{{{list}}}", default)
        {
            IsOrdered = true,
        });
    }
}
