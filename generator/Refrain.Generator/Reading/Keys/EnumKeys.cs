using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Enumerations.</summary>
internal static class EnumKeys
{
    public static KeyReading Read(ITypeSymbol type, KeySite site)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying })
        {
            return KeyReading.NotMine;
        }
        if (!site.CanName(type))
        {
            return KeyReading.Failure(UnsupportedKeys.Hidden(type));
        }
        var name = TypeNames.Code(type);
        return KeyReading.Success(new KeyPart(name, $"global::Refrain.Keys.KeyCodecs.Enum<{name}>()", null, ScalarValues.Word(underlying, site.Known), default) { IsComparedAlike = true });
    }
}
