using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Bytes: arrays and memory of them.</summary>
internal static class BytesValues
{
    public static ValueReading Read(ITypeSymbol type, ValueSite site)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte })
        {
            return ValueReading.Success(new ValuePart(TypeNames.Code(type), "global::Refrain.Codecs.BytesCodec", "bytes", default));
        }
        return type is INamedTypeSymbol { TypeArguments.Length: 1 } named && named.TypeArguments[0].SpecialType == SpecialType.System_Byte
            && (site.Known.Is(type, "System.ReadOnlyMemory`1") || site.Known.Is(type, "System.Memory`1"))
            ? ValueReading.Success(new ValuePart(TypeNames.Code(type), "global::Refrain.Codecs.MemoryCodec", "bytes", default))
            : ValueReading.NotMine;
    }
}
