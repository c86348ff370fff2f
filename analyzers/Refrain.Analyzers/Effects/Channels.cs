using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>Streams and writers: an object that is made around one writes to it.</summary>
internal static class Channels
{
    public static bool Is(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name is "Stream" or "TextWriter" or "BinaryWriter" or "XmlWriter" or "Utf8JsonWriter" or "PipeWriter" or "IBufferWriter" or "ZipArchive" or "ZipArchiveEntry") return true;
        }
        return false;
    }
}
