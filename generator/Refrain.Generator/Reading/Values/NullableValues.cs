using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Values that may be null; a reference without annotation may.</summary>
internal static class NullableValues
{
    public static ValueReading Read(ITypeSymbol type, ValueSite site)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Wrap("NullableCodec", ValueTypes.ReadType(nullable.TypeArguments[0], site));
        }
        return type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated
            ? Wrap("NullableReferenceCodec", ValueTypes.ReadType(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), site))
            : ValueReading.NotMine;
    }

    private static ValueReading Wrap(string codec, ValueReading inner) => inner.Part is { } part
        ? ValueReading.Success(new ValuePart(
            part.TypeName + "?", $"global::Refrain.Codecs.{codec}<{part.TypeName}, {part.Codec}>", part.Schema + "?", part.Helpers))
        : inner;
}
