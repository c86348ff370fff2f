using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>What may be null: value types with a question mark, and references with one or from code without annotations.</summary>
internal static class NullableKeys
{
    public static KeyReading Read(ITypeSymbol type, KeySite site)
    {
        var isValue = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        if (!isValue && !(type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated))
        {
            return KeyReading.NotMine;
        }
        var inner = isValue ? ((INamedTypeSymbol)type).TypeArguments[0] : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        var reading = KeyTypes.ReadType(inner, site);
        return reading.Part is { } part
            ? SharedKeys.Of(part.TypeName + "?", $"global::Refrain.Keys.KeyCodecs.{(isValue ? "Nullable" : "NullableReference")}<{part.TypeName}>({part.Codec})", part.Form + "?", part)
                .ComparedAs(part)
            : reading;
    }
}
